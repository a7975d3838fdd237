import { useRoute, type RouteProp } from '@react-navigation/native';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Product } from '../../lib/api/types';
import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { ListGroup } from '../../ui/ListGroup';
import { ListRow } from '../../ui/ListRow';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { Text } from '../../ui/Text';
import { useProducts } from '../catalogue/catalogue.queries';
import { productDetail } from '../catalogue/product-detail.model';
import { ScanSheet } from '../scan/ScanSheet';
import { isBarcode } from '../catalogue/product-form.model';
import { FailureBanner } from '../shared/FailureBanner';
import { useActiveStore } from '../stores/active-store.context';
import { NewProductSheet } from './components/NewProductSheet';
import { useReport } from './report.queries';
import { useAddItem } from './review.queries';
import { useCorrections } from './use-corrections';

/** Chooses a product of the catalogue: for a line that has none or a wrong one, or as a new line. */
export function PickProductScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { sessionId, itemId } = useRoute<RouteProp<RootParamList, 'PickProduct'>>().params;
  const store = useActiveStore();
  const [search, setSearch] = useState('');
  const [isNaming, setNaming] = useState(false);
  const [isScanning, setScanning] = useState(false);
  const products = useProducts(store.id, useDeferredValue(search.trim()));
  const item = useReport(store.id, sessionId).data?.items.find(({ id }) => id === itemId);
  const corrections = useCorrections(store.id, sessionId);
  const add = useAddItem(store.id, sessionId);
  const back = () => navigation.popTo('Report', { sessionId });
  const choose = (product: Product) => {
    if (item === undefined) {
      add.mutate({ productId: product.id, visibleUnits: 1 }, { onSuccess: back });
      return;
    }
    corrections.make(item, { kind: 'product', productId: product.id, name: product.name });
    back();
  };
  const scanned = (code: string) => {
    setScanning(false);
    if (item === undefined) add.mutate({ barcode: code, visibleUnits: 1 }, { onSuccess: back });
    else setSearch(code);
  };
  const items = products.data?.pages.flatMap((page) => page.items);
  return (
    <Screen
      testID="pick-screen"
      header={
        <ScreenHeader
          title={itemId === undefined ? t('review.add') : t('review.name')}
          back={{ label: t('common.back'), onPress: () => navigation.goBack() }}
        />
      }
      footer={
        <>
          <FailureBanner error={add.error} testID="pick-error" />
          <Button
            testID="pick-scan"
            label={t('scan.title')}
            icon="barcode-scan"
            onPress={() => setScanning(true)}
          />
          <Button
            testID="pick-new"
            label={t('review.newProduct')}
            icon="plus"
            tone="quiet"
            onPress={() => setNaming(true)}
          />
        </>
      }
    >
      <Field
        testID="pick-search"
        label={t('catalogue.search')}
        placeholder={t('catalogue.searchExample')}
        icon="search"
        inputMode="search"
        value={search}
        onChangeText={setSearch}
      />
      {items === undefined ? (
        <Skeleton height={240} />
      ) : items.length === 0 ? (
        <Text color="inkMuted">{t('catalogue.noMatchMessage')}</Text>
      ) : (
        <ListGroup>
          {items.map((product, index) => (
            <ListRow
              key={product.id}
              testID={`pick-${index}`}
              icon="product"
              title={product.name}
              detail={productDetail(product)}
              onPress={() => choose(product)}
            />
          ))}
        </ListGroup>
      )}
      <NewProductSheet
        storeId={store.id}
        isOpen={isNaming}
        name={isBarcode(search.trim()) ? '' : search}
        barcode={search.trim()}
        onClose={() => setNaming(false)}
        onMade={choose}
      />
      <ScanSheet isOpen={isScanning} onClose={() => setScanning(false)} onCode={scanned} />
    </Screen>
  );
}
