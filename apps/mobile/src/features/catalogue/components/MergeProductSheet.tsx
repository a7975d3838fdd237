import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Product } from '../../../lib/api/types';
import { Button } from '../../../ui/Button';
import { Field } from '../../../ui/Field';
import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import { Sheet } from '../../../ui/Sheet';
import { Text } from '../../../ui/Text';
import { FailureBanner } from '../../shared/FailureBanner';
import { useMergeProducts, useProducts } from '../catalogue.queries';
import { productDetail } from '../product-detail.model';

export interface MergeProductSheetProps {
  storeId: string;
  product: Product;
  isOpen: boolean;
  onClose: () => void;
}

/** Another entry for the same product: its codes, photos, lines and stock come to this one. */
export function MergeProductSheet({ storeId, product, isOpen, onClose }: MergeProductSheetProps) {
  const { t } = useTranslation();
  const merge = useMergeProducts(storeId);
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<Product | null>(null);
  const found = useProducts(storeId, useDeferredValue(search.trim()));
  const others = (found.data?.pages[0]?.items ?? []).filter(({ id }) => id !== product.id);
  const close = () => {
    setChosen(null);
    setSearch('');
    merge.reset();
    onClose();
  };
  return (
    <Sheet isOpen={isOpen} title={t('duplicate.title')} close={t('common.cancel')} onClose={close}>
      <FailureBanner error={merge.error} testID="merge-product-error" />
      {chosen === null ? (
        <>
          <Field
            testID="merge-product-search"
            label={t('catalogue.search')}
            placeholder={t('catalogue.searchExample')}
            icon="search"
            inputMode="search"
            value={search}
            onChangeText={setSearch}
          />
          <ListGroup>
            {others.map((other, index) => (
              <ListRow
                key={other.id}
                testID={`merge-product-${index}`}
                icon="product"
                title={other.name}
                detail={productDetail(other)}
                onPress={() => setChosen(other)}
              />
            ))}
          </ListGroup>
        </>
      ) : (
        <>
          <Text>{t('duplicate.message', { other: chosen.name, name: product.name })}</Text>
          <Button
            testID="merge-product-confirm"
            label={t('duplicate.confirm')}
            icon="merge"
            busy={merge.isPending}
            onPress={() =>
              merge.mutate({ product, duplicateIds: [chosen.id] }, { onSuccess: close })
            }
          />
        </>
      )}
    </Sheet>
  );
}
