import { Picture } from './Picture';
import { StyleSheet, View } from 'react-native';

import { Icon } from './Icon';
import { useStyles, type Theme } from './theme/theme';
import { radius } from './theme/tokens';

/** A small picture beside its text, or the outline of a pack. */
export function Thumbnail({ uri }: { uri: string | null }) {
  const styles = useStyles(createStyles);
  return (
    <View style={[styles.frame, uri === null && styles.empty]}>
      {uri === null ? (
        <Icon name="product" size={26} color="inkMuted" />
      ) : (
        <Picture uri={uri} label="" fit="contain" style={styles.image} />
      )}
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    frame: {
      width: 60,
      height: 60,
      borderRadius: radius.md,
      overflow: 'hidden',
      backgroundColor: colors.picture,
      borderWidth: 1,
      borderColor: colors.border,
      alignItems: 'center',
      justifyContent: 'center',
    },
    empty: { backgroundColor: colors.sunken },
    image: { width: '100%', height: '100%' },
  });
