import { Controller, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { TextInputProps } from 'react-native';

import { Field } from '../../../ui/Field';
import type { IconName } from '../../../ui/Icon';
import type { ProductForm } from '../product-form.model';

export interface ProductFieldProps {
  control: Control<ProductForm>;
  name: keyof ProductForm;
  icon?: IconName;
  inputMode?: TextInputProps['inputMode'];
}

type ErrorKey = 'name' | 'barcode' | 'price';

export function ProductField({ control, name, icon, inputMode }: ProductFieldProps) {
  const { t } = useTranslation();
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState }) => (
        <Field
          ref={field.ref}
          testID={`product-${name}`}
          label={t(`catalogue.field.${name}.label`)}
          placeholder={t(`catalogue.field.${name}.example`)}
          icon={icon}
          inputMode={inputMode}
          value={field.value}
          onChangeText={field.onChange}
          onBlur={field.onBlur}
          error={
            fieldState.error?.message === undefined
              ? undefined
              : t(`catalogue.errors.${fieldState.error.message as ErrorKey}`)
          }
        />
      )}
    />
  );
}
