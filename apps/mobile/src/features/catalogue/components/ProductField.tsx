import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { TextInputProps } from 'react-native';

import { FormField } from '../../../ui/FormField';
import type { IconName } from '../../../ui/Icon';
import type { ProductForm } from '../product-form.model';

export interface ProductFieldProps {
  control: Control<ProductForm>;
  name: keyof ProductForm;
  icon?: IconName;
  inputMode?: TextInputProps['inputMode'];
  hint?: string;
}

type ErrorKey = 'name' | 'barcode' | 'price' | 'minimum';

export function ProductField({ control, name, icon, inputMode, hint }: ProductFieldProps) {
  const { t } = useTranslation();
  return (
    <FormField
      control={control}
      name={name}
      testID={`product-${name}`}
      label={t(`catalogue.field.${name}.label`)}
      placeholder={t(`catalogue.field.${name}.example`)}
      icon={icon}
      inputMode={inputMode}
      hint={hint}
      errorText={(key) => t(`catalogue.errors.${key as ErrorKey}`)}
    />
  );
}
