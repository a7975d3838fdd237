import { useRoute, type RouteProp } from '@react-navigation/native';
import { useTranslation } from 'react-i18next';

import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { Screen } from '../../ui/Screen';
import { Skeleton } from '../../ui/Skeleton';
import { useActiveStore } from '../stores/active-store.context';
import { useProduct, useUpdateProduct } from './catalogue.queries';
import { changesOf, formOf } from './product-form.model';
import { ProductFormPage } from './ProductFormPage';

/** A product of the catalogue, to be changed. What somebody else changed meanwhile is not lost. */
export function EditProductScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { params } = useRoute<RouteProp<RootParamList, 'EditProduct'>>();
  const store = useActiveStore();
  const product = useProduct(store.id, params.productId).data;
  const update = useUpdateProduct(store.id);
  const close = () => navigation.popTo('Product', params);
  if (product === undefined) {
    return (
      <Screen>
        <Skeleton height={320} />
      </Screen>
    );
  }
  return (
    <ProductFormPage
      title={t('catalogue.edit')}
      submit={t('catalogue.saveChanges')}
      initial={formOf(product)}
      isBusy={update.isPending}
      error={update.error}
      onClose={close}
      onSubmit={(form) =>
        update.mutate({ product, changes: changesOf(form) }, { onSuccess: close })
      }
    />
  );
}
