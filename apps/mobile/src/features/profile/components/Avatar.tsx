import { StyleSheet, View } from 'react-native';

import { Icon } from '../../../ui/Icon';
import { Picture } from '../../../ui/Picture';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius } from '../../../ui/theme/tokens';

/** The picture of the person; a figure while there is none. Words beside it say who it is. */
export function Avatar({
  url,
  size,
  testID,
}: {
  url: string | null;
  size: number;
  testID?: string;
}) {
  const styles = useStyles(createStyles);
  return (
    <View testID={testID} style={[styles.frame, { width: size, height: size }]}>
      {url === null ? (
        <Icon name="user" size={size / 2} color="onPrimarySoft" />
      ) : (
        <Picture uri={url} label="" fit="cover" style={{ width: size, height: size }} />
      )}
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    frame: {
      borderRadius: radius.pill,
      overflow: 'hidden',
      alignItems: 'center',
      justifyContent: 'center',
      backgroundColor: colors.primarySoft,
    },
  });
