import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Product, Store } from '../../../lib/api/types';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import { can } from '../../stores/scopes.model';
import { AliasesSheet } from './AliasesSheet';
import { LabelsSheet } from './LabelsSheet';
import { MergeProductSheet } from './MergeProductSheet';
import { PictureSheet } from './PictureSheet';

/** What can be done with a product beside changing it. */
export function ProductActs({ store, product }: { store: Store; product: Product }) {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const [sheet, setSheet] = useState<'aliases' | 'picture' | 'labels' | 'merge' | null>(null);
  const close = () => setSheet(null);
  return (
    <>
      <ListGroup>
        <ListRow
          testID="product-history"
          icon="trend"
          title={t('history.title')}
          detail={t('history.open')}
          onPress={() => navigation.navigate('ProductHistory', { productId: product.id })}
        />
        {can(store, 'catalog:write') && (
          <>
            <ListRow
              testID="product-picture"
              icon="camera"
              title={t('picture.title')}
              detail={t('picture.hint')}
              onPress={() => setSheet('picture')}
            />
            <ListRow
              testID="product-aliases"
              icon="message"
              title={t('aliases.title')}
              detail={
                product.aliases.length === 0 ? t('aliases.hint') : product.aliases.join(' · ')
              }
              onPress={() => setSheet('aliases')}
            />
          </>
        )}
        {can(store, 'reports:export') && (
          <ListRow
            testID="product-labels"
            icon="barcode"
            title={t('labels.title')}
            detail={t('labels.hint')}
            onPress={() => setSheet('labels')}
          />
        )}
        {can(store, 'catalog:write') && can(store, 'inventory:write') && (
          <ListRow
            testID="product-merge"
            icon="merge"
            title={t('duplicate.open')}
            detail={t('duplicate.hint')}
            onPress={() => setSheet('merge')}
          />
        )}
      </ListGroup>
      <AliasesSheet
        storeId={store.id}
        productId={product.id}
        isOpen={sheet === 'aliases'}
        onClose={close}
      />
      <PictureSheet
        storeId={store.id}
        product={product}
        isOpen={sheet === 'picture'}
        onClose={close}
      />
      <LabelsSheet
        storeId={store.id}
        productId={product.id}
        isOpen={sheet === 'labels'}
        onClose={close}
      />
      <MergeProductSheet
        storeId={store.id}
        product={product}
        isOpen={sheet === 'merge'}
        onClose={close}
      />
    </>
  );
}
