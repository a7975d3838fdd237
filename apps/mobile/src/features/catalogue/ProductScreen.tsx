import { useRoute, type RouteProp } from '@react-navigation/native';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { FailureBanner } from '../shared/FailureBanner';
import { FailureState } from '../shared/FailureState';
import { useActiveStore } from '../stores/active-store.context';
import { useAddReference, useDeleteProduct, useProduct, useReferences } from './catalogue.queries';
import { ProductActs } from './components/ProductActs';
import { ProductSummary } from './components/ProductSummary';
import { ReferenceGrid } from './components/ReferenceGrid';
import { pickPhoto } from '../../lib/photos/pick-photo';

export function ProductScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { params } = useRoute<RouteProp<RootParamList, 'Product'>>();
  const store = useActiveStore();
  const product = useProduct(store.id, params.productId);
  const references = useReferences(store.id, params.productId);
  const add = useAddReference(store.id, params.productId);
  const remove = useDeleteProduct(store.id);
  const [isAsking, setAsking] = useState(false);
  const close = () => navigation.popTo('Tabs', { screen: 'Catalogue' });
  const addPhoto = async () => {
    const photo = await pickPhoto();
    if (photo !== null) add.mutate(photo);
  };
  if (product.data === undefined) {
    return (
      <Screen
        header={
          <ScreenHeader
            title={t('catalogue.product')}
            back={{ label: t('common.back'), onPress: close }}
          />
        }
      >
        {product.isError ? (
          <FailureState failure={toFailure(product.error)} onRetry={() => void product.refetch()} />
        ) : (
          <Skeleton height={120} />
        )}
      </Screen>
    );
  }
  return (
    <Screen
      testID="product-screen"
      header={
        <ScreenHeader
          title={t('catalogue.product')}
          back={{ label: t('common.back'), onPress: close }}
        />
      }
      footer={
        <>
          <FailureBanner error={add.error ?? remove.error} testID="product-photo-error" />
          <Button
            testID="product-add-photo"
            label={t('catalogue.addPhoto')}
            icon="add-photo"
            size="large"
            busy={add.isPending}
            onPress={() => void addPhoto()}
          />
        </>
      }
    >
      <ProductSummary product={product.data} />
      <Button
        testID="product-edit"
        label={t('catalogue.edit')}
        tone="outline"
        onPress={() => navigation.navigate('EditProduct', params)}
      />
      {references.data?.length === 0 && (
        <Banner tone="warning" message={t('catalogue.needsPhoto')} />
      )}
      <ProductActs store={store} product={product.data} />
      <ReferenceGrid references={references.data} />
      <Banner
        tone="info"
        icon="camera"
        title={t('catalogue.photoTipTitle')}
        message={t('catalogue.photoTip')}
      />
      <Button
        testID="product-delete"
        label={t('catalogue.delete')}
        icon="trash"
        tone="quiet"
        busy={remove.isPending}
        onPress={() => setAsking(true)}
      />
      <ConfirmDialog
        isOpen={isAsking}
        title={t('catalogue.deleteTitle')}
        message={t('catalogue.deleteMessage', { name: product.data.name })}
        confirm={t('catalogue.delete')}
        cancel={t('common.cancel')}
        onCancel={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          remove.mutate(params.productId, { onSuccess: close });
        }}
      />
    </Screen>
  );
}
