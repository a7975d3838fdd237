import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { Store } from '../../../lib/api/types';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { Button } from '../../../ui/Button';
import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import { space } from '../../../ui/theme/tokens';
import { FailureBanner } from '../../shared/FailureBanner';
import type { ShownItem } from '../corrections.model';
import { useMergeItems, useSplitItem } from '../review.queries';
import type { Corrections } from '../use-corrections';
import { MergeSheet } from './MergeSheet';
import { SplitSheet } from './SplitSheet';

export interface ItemActionsProps {
  store: Store;
  sessionId: string;
  item: ShownItem;
  others: readonly ShownItem[];
  corrections: Corrections;
  onDone: () => void;
}

/** All that can be said about a line: it is right, it is another product, it is two, it is none. */
export function ItemActions(props: ItemActionsProps) {
  const { store, sessionId, item, others, corrections, onDone } = props;
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const merge = useMergeItems(store.id, sessionId);
  const split = useSplitItem(store.id, sessionId);
  const [sheet, setSheet] = useState<'merge' | 'split' | null>(null);
  const seen = { storeId: store.id, sessionId, itemId: item.id, version: item.version };
  const close = () => setSheet(null);
  return (
    <View style={styles.group}>
      <FailureBanner error={merge.error ?? split.error} testID="item-error" />
      {!item.reviewed && !item.unrecognised && (
        <Button
          testID="item-accept"
          label={t('review.accept')}
          icon="check"
          onPress={() => {
            corrections.make(item, { kind: 'accept' });
            onDone();
          }}
        />
      )}
      <ListGroup>
        <ListRow
          testID="item-name"
          icon="product"
          title={item.unrecognised ? t('review.name') : t('review.otherProduct')}
          detail={item.unrecognised ? t('review.nameDetail') : t('review.otherDetail')}
          onPress={() => navigation.navigate('PickProduct', { sessionId, itemId: item.id })}
        />
        {others.length > 0 && (
          <ListRow
            testID="item-merge"
            icon="merge"
            title={t('review.merge')}
            detail={t('review.mergeDetail')}
            onPress={() => setSheet('merge')}
          />
        )}
        {item.visibleUnits > 1 && (
          <ListRow
            testID="item-split"
            icon="split"
            title={t('review.split')}
            detail={t('review.splitDetail')}
            onPress={() => setSheet('split')}
          />
        )}
        <ListRow
          testID="item-remove"
          icon="trash"
          fill="dangerSoft"
          color="onDangerSoft"
          title={t('review.remove')}
          detail={t('review.removeDetail')}
          onPress={() => {
            corrections.make(item, { kind: 'remove' });
            onDone();
          }}
        />
      </ListGroup>
      <MergeSheet
        isOpen={sheet === 'merge'}
        items={others}
        onClose={close}
        onMerge={(other) => {
          close();
          merge.mutate({ item: seen, others: [other] });
        }}
      />
      <SplitSheet
        isOpen={sheet === 'split'}
        most={item.visibleUnits - 1}
        onClose={close}
        onSplit={(visibleUnits) => {
          close();
          split.mutate({ item: seen, visibleUnits }, { onSuccess: onDone });
        }}
      />
    </View>
  );
}

const styles = StyleSheet.create({ group: { gap: space.md } });
