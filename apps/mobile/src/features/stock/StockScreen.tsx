import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useAppNavigation } from '../../lib/navigation/routes';
import { Button } from '../../ui/Button';
import { EmptyShelfDrawing } from '../../ui/drawings/EmptyShelfDrawing';
import { EmptyState } from '../../ui/EmptyState';
import { IconButton } from '../../ui/IconButton';
import { ListPage } from '../../ui/ListPage';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { FileSheet } from '../files/components/FileSheet';
import { Loaded } from '../shared/Loaded';
import { useGoBack } from '../shared/use-go-back';
import { useActiveStore } from '../stores/active-store.context';
import { can } from '../stores/scopes.model';
import { CategoryChips } from './components/CategoryChips';
import { StockRow } from './components/StockRow';
import { ValuationCard } from './components/ValuationCard';
import { useStock, useValuation } from './stock.queries';

/** What there is in the shop, and what it is worth. */
export function StockScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const store = useActiveStore();
  const back = useGoBack();
  const [category, setCategory] = useState('');
  const [isAsking, setAsking] = useState(false);
  const stock = useStock(store.id, category);
  const valuation = useValuation(store.id);
  const items = stock.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <ListPage
        testID="stock-screen"
        items={items}
        keyOf={({ productId }) => productId}
        onEnd={() => {
          if (stock.hasNextPage && !stock.isFetchingNextPage) void stock.fetchNextPage();
        }}
        header={
          <ScreenHeader
            title={t('stock.title')}
            back={{ label: t('common.back'), onPress: back }}
            action={
              can(store, 'reports:export') ? (
                <IconButton
                  testID="stock-file"
                  icon="download"
                  label={t('stock.asFile')}
                  onPress={() => setAsking(true)}
                />
              ) : undefined
            }
          />
        }
        top={
          <>
            <Loaded query={valuation} shapes={[150]}>
              {(value) => (value.products > 0 ? <ValuationCard value={value} /> : null)}
            </Loaded>
            <CategoryChips storeId={store.id} value={category} onChange={setCategory} />
            {stock.data === undefined && (
              <Loaded query={stock} shapes={[72, 72, 72]}>
                {() => null}
              </Loaded>
            )}
          </>
        }
        empty={
          stock.data === undefined ? undefined : (
            <EmptyState
              testID="stock-empty"
              drawing={<EmptyShelfDrawing />}
              title={t('stock.emptyTitle')}
              message={t('stock.emptyMessage')}
              action={
                <Button
                  label={t('home.film')}
                  icon="video"
                  onPress={() => navigation.navigate('Capture')}
                />
              }
            />
          )
        }
        renderItem={(level, index) => <StockRow level={level} index={index} />}
      />
      <FileSheet
        store={store}
        isOpen={isAsking}
        subject={{ kind: 'VALUATION' }}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
