import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';

const steps = ['go', 'show', 'pay', 'wait'] as const;

export function VoucherSteps({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const styles = useStyles(createStyles);
  return (
    <View style={styles.group}>
      <Text variant="heading" level={2}>
        {t('voucher.howTitle')}
      </Text>
      {steps.map((step, index) => (
        <View key={step} style={styles.row}>
          <View style={styles.number}>
            <Text variant="label" color="onPrimarySoft">
              {index + 1}
            </Text>
          </View>
          <Text style={styles.text}>{t(`voucher.steps.${step}`, { shop })}</Text>
        </View>
      ))}
    </View>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    group: { gap: space.md },
    row: { flexDirection: 'row', alignItems: 'center', gap: space.md },
    number: {
      width: 32,
      height: 32,
      borderRadius: radius.pill,
      alignItems: 'center',
      justifyContent: 'center',
      backgroundColor: colors.primarySoft,
    },
    text: { flex: 1 },
  });
