import { useRoute, type RouteProp } from '@react-navigation/native';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { formatNumber } from '../../lib/format';
import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { useLanguage } from '../../lib/use-language';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { EmptyShelfDrawing } from '../../ui/drawings/EmptyShelfDrawing';
import { EmptyState } from '../../ui/EmptyState';
import { ListGroup } from '../../ui/ListGroup';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Text } from '../../ui/Text';
import { useProduct } from '../catalogue/catalogue.queries';
import { Loaded } from '../shared/Loaded';
import { useGoBack } from '../shared/use-go-back';
import { useActiveStore } from '../stores/active-store.context';
import { can } from '../stores/scopes.model';
import { AdjustSheet } from './components/AdjustSheet';
import { CountChart } from './components/CountChart';
import { MovementRow } from './components/MovementRow';
import { pointsOf } from './history.model';
import { useMovements, useProductHistory } from './stock.queries';

const DAYS = 7;

/** How a product has gone: its counts, its pace, and every change of its stock. */
export function ProductHistoryScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const language = useLanguage();
  const { productId } = useRoute<RouteProp<RootParamList, 'ProductHistory'>>().params;
  const store = useActiveStore();
  const back = useGoBack('Catalogue');
  const [isAdjusting, setAdjusting] = useState(false);
  const product = useProduct(store.id, productId).data;
  const history = useProductHistory(store.id, productId);
  const movements = useMovements(store.id, productId);
  return (
    <Screen
      testID="history-screen"
      header={
        <ScreenHeader
          title={t('history.title')}
          back={{ label: t('common.back'), onPress: back }}
        />
      }
    >
      {product !== undefined && (
        <Text testID="history-name" variant="title" level={2}>
          {product.name}
        </Text>
      )}
      <Loaded query={history} shapes={[220]}>
        {({ counts, lostPerDay }) =>
          counts.length === 0 ? (
            <EmptyState
              testID="history-empty"
              drawing={<EmptyShelfDrawing />}
              title={t('history.emptyTitle')}
              message={t('history.emptyMessage')}
            />
          ) : (
            <>
              <CountChart points={pointsOf(counts)} />
              {lostPerDay !== null && lostPerDay > 0 && (
                <Banner
                  testID="history-pace"
                  tone="info"
                  icon="trend"
                  message={t('history.pace', {
                    units: formatNumber(Math.round(lostPerDay * DAYS * 10) / 10, language),
                  })}
                />
              )}
            </>
          )
        }
      </Loaded>
      <Loaded query={movements} shapes={[64, 64]}>
        {({ items }) => (
          <ListGroup title={t('history.movements')}>
            {items.map((movement, index) => (
              <MovementRow key={movement.id} movement={movement} index={index} />
            ))}
          </ListGroup>
        )}
      </Loaded>
      {can(store, 'inventory:write') && (
        <Button
          testID="history-adjust"
          label={t('history.adjust')}
          icon="plus"
          tone="outline"
          onPress={() => setAdjusting(true)}
        />
      )}
      <AdjustSheet
        storeId={store.id}
        productId={productId}
        isOpen={isAdjusting}
        onClose={() => setAdjusting(false)}
      />
      <Button
        testID="history-product"
        label={t('history.toProduct')}
        icon="product"
        tone="quiet"
        onPress={() => navigation.navigate('Product', { productId })}
      />
    </Screen>
  );
}
