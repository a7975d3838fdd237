import { useTranslation } from 'react-i18next';

import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import { Sheet } from '../../../ui/Sheet';
import type { ShownItem } from '../corrections.model';

export interface MergeSheetProps {
  isOpen: boolean;
  items: readonly ShownItem[];
  onClose: () => void;
  onMerge: (item: ShownItem) => void;
}

/** Which other line is the same product: its units and pictures come to this one. */
export function MergeSheet({ isOpen, items, onClose, onMerge }: MergeSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet
      isOpen={isOpen}
      title={t('review.mergeTitle')}
      close={t('common.cancel')}
      onClose={onClose}
    >
      <ListGroup>
        {items.map((item, index) => (
          <ListRow
            key={item.id}
            testID={`merge-${index}`}
            title={item.name}
            detail={t('report.units', { count: item.quantity })}
            onPress={() => onMerge(item)}
          />
        ))}
      </ListGroup>
    </Sheet>
  );
}
