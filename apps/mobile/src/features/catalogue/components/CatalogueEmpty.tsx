import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { toFailure } from '../../../lib/api/failure';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { Button } from '../../../ui/Button';
import { EmptyShelfDrawing } from '../../../ui/drawings/EmptyShelfDrawing';
import { EmptyState } from '../../../ui/EmptyState';
import { Skeleton } from '../../../ui/Skeleton';
import { space } from '../../../ui/theme/tokens';
import { FailureState } from '../../shared/FailureState';

export interface CatalogueEmptyProps {
  products: UseInfiniteQueryResult;
  search: string;
}

export function CatalogueEmpty({ products, search }: CatalogueEmptyProps) {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  if (products.isPending) {
    return (
      <View style={styles.skeletons}>
        <Skeleton height={84} />
        <Skeleton height={84} />
        <Skeleton height={84} />
      </View>
    );
  }
  if (products.isError) {
    return (
      <FailureState failure={toFailure(products.error)} onRetry={() => void products.refetch()} />
    );
  }
  const isSearch = search.trim() !== '';
  return (
    <EmptyState
      testID="catalogue-empty"
      drawing={<EmptyShelfDrawing />}
      title={isSearch ? t('catalogue.noMatchTitle') : t('catalogue.emptyTitle')}
      message={isSearch ? t('catalogue.noMatchMessage') : t('catalogue.emptyMessage')}
      action={
        isSearch ? undefined : (
          <Button
            testID="catalogue-empty-import"
            label={t('import.open')}
            icon="file-up"
            tone="outline"
            onPress={() => navigation.navigate('Import')}
          />
        )
      }
    />
  );
}

const styles = StyleSheet.create({ skeletons: { gap: space.sm } });
