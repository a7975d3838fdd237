import { Controller, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { Field } from '../../../ui/Field';
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
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <Field
          ref={field.ref}
          testID={`billing-${name}`}
          label={t(`billing.field.${name}.label`)}
          placeholder={t(`billing.field.${name}.example`)}
          value={field.value}
          onChangeText={field.onChange}
          onBlur={field.onBlur}
          autoCorrect={false}
          error={
            fieldState.error?.message === undefined
              ? undefined
              : t(`billing.errors.${fieldState.error.message as BillingErrorKey}`)
          }
          {...looks[name]}
        />
      )}
    />
  );
}
