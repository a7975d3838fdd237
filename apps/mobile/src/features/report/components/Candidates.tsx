import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Store } from '../../../lib/api/types';
import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import { Skeleton } from '../../../ui/Skeleton';
import { Thumbnail } from '../../../ui/Thumbnail';
import { makeOf } from '../../shared/make-of';
import { can } from '../../stores/scopes.model';
import type { ShownItem } from '../corrections.model';
import { useCandidates } from '../review.queries';
import { NewProductSheet } from './NewProductSheet';

export interface CandidatesProps {
  store: Store;
  sessionId: string;
  item: ShownItem;
  onChoose: (product: { productId: string; name: string }) => void;
}

/** What the line may be, the likeliest first: one tap names it, or makes a new product of it. */
export function Candidates({ store, sessionId, item, onChoose }: CandidatesProps) {
  const { t } = useTranslation();
  const where = { storeId: store.id, sessionId, itemId: item.id };
  const candidates = useCandidates(where, true);
  const [isNaming, setNaming] = useState(false);
  if (candidates.isPending) return <Skeleton height={160} />;
  const others = (candidates.data?.items ?? []).filter(
    ({ productId }) => productId !== item.productId,
  );
  return (
    <>
      <ListGroup title={others.length > 0 ? t('review.candidates') : t('review.name')}>
        {others.map((candidate, index) => (
          <ListRow
            key={candidate.productId}
            testID={`candidate-${index}`}
            start={<Thumbnail uri={candidate.photoUrl} />}
            title={candidate.name}
            detail={makeOf(candidate)}
            onPress={() => onChoose({ productId: candidate.productId, name: candidate.name })}
          />
        ))}
        {can(store, 'catalog:write') && (
          <ListRow
            testID="candidate-new"
            icon="plus"
            title={t('review.newProduct')}
            detail={t('review.newProductHint')}
            onPress={() => setNaming(true)}
          />
        )}
      </ListGroup>
      <NewProductSheet
        storeId={store.id}
        isOpen={isNaming}
        barcode={item.barcode}
        onClose={() => setNaming(false)}
        onMade={(product) => {
          setNaming(false);
          onChoose({ productId: product.id, name: product.name });
        }}
      />
    </>
  );
}
