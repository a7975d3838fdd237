import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { FormField } from '../../../ui/FormField';
import type { BillingErrorKey, BillingForm } from '../billing.model';

const looks = {
  rfc: { autoCapitalize: 'characters', inputMode: 'text', maxLength: 13 },
  legalName: { autoCapitalize: 'characters', inputMode: 'text', maxLength: 254 },
  postcode: { autoCapitalize: 'none', inputMode: 'numeric', maxLength: 5 },
  email: { autoCapitalize: 'none', inputMode: 'email', maxLength: 254 },
} as const;

export interface BillingFieldProps {
  control: Control<BillingForm>;
  name: keyof typeof looks;
}

export function BillingField({ control, name }: BillingFieldProps) {
  const { t } = useTranslation();
  return (
    <FormField
      control={control}
      name={name}
      testID={`billing-${name}`}
      label={t(`billing.field.${name}.label`)}
      placeholder={t(`billing.field.${name}.example`)}
      autoCorrect={false}
      errorText={(key) => t(`billing.errors.${key as BillingErrorKey}`)}
      {...looks[name]}
    />
  );
}
