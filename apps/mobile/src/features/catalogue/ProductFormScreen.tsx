import { useTranslation } from 'react-i18next';

import { useAppNavigation } from '../../lib/navigation/routes';
import { useActiveStore } from '../stores/active-store.context';
import { useCreateProduct } from './catalogue.queries';
import { emptyProduct, newProductOf } from './product-form.model';
import { ProductFormPage } from './ProductFormPage';

/** A product that the catalogue does not have yet; its photos come next. */
export function ProductFormScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const store = useActiveStore();
  const create = useCreateProduct(store.id);
  return (
    <ProductFormPage
      title={t('catalogue.newTitle')}
      intro={t('catalogue.newIntro')}
      submit={t('catalogue.save')}
      initial={emptyProduct}
      isBusy={create.isPending}
      error={create.error}
      onClose={() => navigation.popTo('Tabs', { screen: 'Catalogue' })}
      onSubmit={(form) =>
        create.mutate(newProductOf(form), {
          onSuccess: (product) => navigation.replace('Product', { productId: product.id }),
        })
      }
    />
  );
}
