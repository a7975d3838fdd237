import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { usePwaStore } from '../../lib/pwa/pwa.store';
import { Button } from '../../ui/Button';
import { Text } from '../../ui/Text';
import { useStyles, type Theme } from '../../ui/theme/theme';
import { space } from '../../ui/theme/tokens';

/** A new version waits on the device: it is taken when the person says so, never under their hands. */
export function UpdateBar() {
  const { t } = useTranslation();
  const styles = useStyles(createStyles);
  const update = usePwaStore((state) => state.update);
  if (update === null) return null;
  return (
    <View testID="update-bar" role="status" style={styles.bar}>
      <Text variant="label" color="onInfoSoft" style={styles.text}>
        {t('common.newVersion')}
      </Text>
      <Button testID="update-take" label={t('common.update')} tone="outline" onPress={update} />
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    bar: {
      flexDirection: 'row',
      alignItems: 'center',
      gap: space.md,
      paddingHorizontal: space.lg,
      paddingVertical: space.sm,
      backgroundColor: colors.infoSoft,
    },
    text: { flex: 1 },
  });
