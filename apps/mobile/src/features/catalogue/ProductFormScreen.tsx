import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useAppNavigation } from '../../lib/navigation/routes';
import { Button } from '../../ui/Button';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Text } from '../../ui/Text';
import { FailureBanner } from '../shared/FailureBanner';
import { useActiveStore } from '../stores/active-store.context';
import { useCreateProduct } from './catalogue.queries';
import { ProductField } from './components/ProductField';
import { emptyProduct, newProductOf, productSchema, type ProductForm } from './product-form.model';

export function ProductFormScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const store = useActiveStore();
  const create = useCreateProduct(store.id);
  const { control, handleSubmit } = useForm<ProductForm>({
    resolver: zodResolver(productSchema),
    defaultValues: emptyProduct,
  });
  const submit = handleSubmit((form) =>
    create.mutate(newProductOf(form), {
      onSuccess: (product) => navigation.replace('Product', { productId: product.id }),
    }),
  );
  const close = () => navigation.popTo('Tabs', { screen: 'Catalogue' });
  return (
    <Screen
      testID="product-form-screen"
      header={
        <ScreenHeader
          title={t('catalogue.newTitle')}
          back={{ label: t('common.close'), onPress: close }}
        />
      }
      footer={
        <>
          <FailureBanner error={create.error} testID="product-error" />
          <Button
            testID="product-submit"
            label={t('catalogue.save')}
            size="large"
            busy={create.isPending}
            onPress={() => void submit()}
          />
        </>
      }
    >
      <Text color="inkMuted">{t('catalogue.newIntro')}</Text>
      <ProductField control={control} name="name" icon="product" />
      <ProductField control={control} name="brand" />
      <ProductField control={control} name="size" />
      <ProductField control={control} name="barcode" icon="barcode" inputMode="numeric" />
      <ProductField control={control} name="price" inputMode="decimal" />
    </Screen>
  );
}
