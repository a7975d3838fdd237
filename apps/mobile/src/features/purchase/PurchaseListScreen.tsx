import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { shareText } from '../../lib/share/share-text';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { EmptyShelfDrawing } from '../../ui/drawings/EmptyShelfDrawing';
import { EmptyState } from '../../ui/EmptyState';
import { IconButton } from '../../ui/IconButton';
import { ListPage } from '../../ui/ListPage';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Segments } from '../../ui/Segments';
import { FileSheet } from '../files/components/FileSheet';
import { Loaded } from '../shared/Loaded';
import { useGoBack } from '../shared/use-go-back';
import { useActiveStore } from '../stores/active-store.context';
import { can } from '../stores/scopes.model';
import { PurchaseListRow } from './components/PurchaseListRow';
import { PurchaseSummary } from './components/PurchaseSummary';
import { purchaseRowKey, purchaseRows } from './purchase.model';
import { usePurchaseList } from './purchase.queries';

/** A week, a fortnight, a month: how shops buy. */
const covers = ['7', '15', '30'] as const;
type Cover = (typeof covers)[number];

/** What to buy: what fell below its minimum, and what will not last at the pace it goes. */
export function PurchaseListScreen() {
  const { t } = useTranslation();
  const store = useActiveStore();
  const back = useGoBack();
  const [cover, setCover] = useState<Cover>('7');
  const [isAsking, setAsking] = useState(false);
  const list = usePurchaseList(store.id, Number(cover));
  const { data } = list;
  const rows = useMemo(() => (data === undefined ? [] : purchaseRows(data)), [data]);
  return (
    <>
      <ListPage
        testID="purchase-screen"
        items={rows}
        keyOf={purchaseRowKey}
        header={
          <ScreenHeader
            title={t('purchase.title')}
            back={{ label: t('common.back'), onPress: back }}
            action={
              can(store, 'reports:export') ? (
                <IconButton
                  testID="purchase-file"
                  icon="download"
                  label={t('purchase.asFile')}
                  onPress={() => setAsking(true)}
                />
              ) : undefined
            }
          />
        }
        top={
          <>
            <Segments
              label={t('purchase.cover')}
              value={cover}
              onChange={setCover}
              options={covers.map((days) => ({
                value: days,
                label: t('purchase.days', { count: Number(days) }),
                testID: `purchase-cover-${days}`,
              }))}
            />
            <Loaded query={list} shapes={[120, 88, 88]}>
              {(loaded) => (
                <>
                  {loaded.items.length > 0 && <PurchaseSummary list={loaded} />}
                  {loaded.isCut && <Banner tone="info" message={t('purchase.isCut')} />}
                </>
              )}
            </Loaded>
          </>
        }
        empty={
          data === undefined ? undefined : (
            <EmptyState
              testID="purchase-empty"
              drawing={<EmptyShelfDrawing />}
              title={t('purchase.emptyTitle')}
              message={t('purchase.emptyMessage')}
            />
          )
        }
        renderItem={(row) => <PurchaseListRow row={row} />}
        footer={
          data !== undefined && rows.length > 0 ? (
            <Button
              testID="purchase-share"
              label={t('purchase.share')}
              icon="message"
              size="large"
              onPress={() => void shareText({ title: t('purchase.title'), text: data.text })}
            />
          ) : undefined
        }
      />
      <FileSheet
        store={store}
        isOpen={isAsking}
        subject={{ kind: 'PURCHASE_LIST', coverDays: Number(cover) }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
