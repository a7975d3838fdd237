import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Button } from '../../../ui/Button';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';

export interface UndoBarProps {
  message: string;
  onUndo: () => void;
}

/** What was just done, and the way back. */
export function UndoBar({ message, onUndo }: UndoBarProps) {
  const { t } = useTranslation();
  const styles = useStyles(createStyles);
  return (
    <View role="status" aria-live="polite" style={styles.bar}>
      <Text variant="label" color="onInfoSoft" style={styles.text} numberOfLines={2}>
        {message}
      </Text>
      <Button testID="undo" label={t('review.undo')} icon="undo" tone="quiet" onPress={onUndo} />
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    bar: {
      flexDirection: 'row',
      alignItems: 'center',
      paddingLeft: space.lg,
      borderRadius: radius.lg,
      backgroundColor: colors.infoSoft,
    },
    text: { flex: 1 },
  });
