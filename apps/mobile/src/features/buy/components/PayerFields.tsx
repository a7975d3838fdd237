import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { View, StyleSheet } from 'react-native';

import { FormField } from '../../../ui/FormField';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import type { PayerErrorKey, PayerForm } from '../buy.model';

const looks = {
  name: { icon: 'user', autoComplete: 'name', inputMode: 'text' },
  email: { icon: 'mail', autoComplete: 'email', inputMode: 'email' },
  phone: { icon: 'phone', autoComplete: 'tel', inputMode: 'tel' },
} as const;

export interface PayerFieldsProps {
  control: Control<PayerForm>;
  needsPhone: boolean;
}

/** Who pays in cash: both vendors print it on the voucher. */
export function PayerFields({ control, needsPhone }: PayerFieldsProps) {
  const { t } = useTranslation();
  const names = needsPhone ? (['name', 'email', 'phone'] as const) : (['name', 'email'] as const);
  return (
    <View style={styles.group}>
      <Text variant="heading" level={2}>
        {t('buy.payerTitle')}
      </Text>
      <Text variant="caption" color="inkMuted">
        {t('buy.payerWhy')}
      </Text>
      {names.map((name) => (
        <FormField
          key={name}
          control={control}
          name={name}
          testID={`payer-${name}`}
          label={t(`buy.payer.${name}`)}
          autoCapitalize={name === 'name' ? 'words' : 'none'}
          errorText={(key) => t(`buy.errors.${key as PayerErrorKey}`)}
          {...looks[name]}
        />
      ))}
    </View>
  );
}

const styles = StyleSheet.create({ group: { gap: space.md } });
