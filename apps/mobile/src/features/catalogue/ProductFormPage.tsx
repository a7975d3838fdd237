import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/Button';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Text } from '../../ui/Text';
import { ScanSheet } from '../scan/ScanSheet';
import { FailureBanner } from '../shared/FailureBanner';
import { ProductField } from './components/ProductField';
import { productSchema, splitBarcodes, type ProductForm } from './product-form.model';

export interface ProductFormPageProps {
  title: string;
  intro?: string;
  submit: string;
  initial: ProductForm;
  isBusy: boolean;
  error: unknown;
  onClose: () => void;
  onSubmit: (form: ProductForm) => void;
}

/** All that can be said of a product; its codes are typed or scanned. */
export function ProductFormPage(props: ProductFormPageProps) {
  const { t } = useTranslation();
  const [isScanning, setScanning] = useState(false);
  const { control, handleSubmit, getValues, setValue } = useForm<ProductForm>({
    resolver: zodResolver(productSchema),
    defaultValues: props.initial,
  });
  const submit = handleSubmit(props.onSubmit);
  const scanned = (code: string) => {
    setScanning(false);
    const codes = splitBarcodes(`${getValues('barcode')} ${code}`);
    setValue('barcode', codes.join(', '), { shouldValidate: true });
  };
  return (
    <Screen
      testID="product-form-screen"
      header={
        <ScreenHeader
          title={props.title}
          back={{ label: t('common.close'), onPress: props.onClose }}
        />
      }
      footer={
        <>
          <FailureBanner error={props.error} testID="product-error" />
          <Button
            testID="product-submit"
            label={props.submit}
            size="large"
            busy={props.isBusy}
            onPress={() => void submit()}
          />
        </>
      }
    >
      {props.intro !== undefined && <Text color="inkMuted">{props.intro}</Text>}
      <ProductField control={control} name="name" icon="product" />
      <ProductField
        control={control}
        name="barcode"
        icon="barcode"
        hint={t('catalogue.severalBarcodes')}
      />
      <Button
        testID="product-scan"
        label={t('catalogue.scanBarcode')}
        icon="barcode-scan"
        tone="outline"
        onPress={() => setScanning(true)}
      />
      <ProductField control={control} name="brand" />
      <ProductField control={control} name="size" />
      <ProductField control={control} name="category" />
      <ProductField control={control} name="price" inputMode="decimal" />
      <ProductField control={control} name="cost" inputMode="decimal" />
      <ProductField
        control={control}
        name="minimum"
        inputMode="numeric"
        hint={t('catalogue.minimumHint')}
      />
      <ScanSheet isOpen={isScanning} onClose={() => setScanning(false)} onCode={scanned} />
    </Screen>
  );
}
