import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { toFailure } from '../../../lib/api/failure';
import { Button } from '../../../ui/Button';
import { Chip } from '../../../ui/Chip';
import { CoinsDrawing } from '../../../ui/drawings/CoinsDrawing';
import { EmptyState } from '../../../ui/EmptyState';
import { Skeleton } from '../../../ui/Skeleton';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import { FailureState } from '../../shared/FailureState';
import { filterMovements, movementFilters, type MovementFilter } from '../credits.model';
import { useTransactions } from '../credits.queries';
import { TransactionRow } from './TransactionRow';

/** A filter that finds little looks further back by itself, up to this many lines. */
const ENOUGH = 8;

export function Movements() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<MovementFilter>('all');
  const transactions = useTransactions();
  const all = transactions.data?.pages.flatMap((page) => page.items) ?? [];
  const shown = filterMovements(all, filter);
  const { hasNextPage, isFetching, isError, fetchNextPage } = transactions;
  const looksFurther = filter !== 'all' && shown.length < ENOUGH && hasNextPage && !isError;
  useEffect(() => {
    if (looksFurther && !isFetching) void fetchNextPage();
  }, [looksFurther, isFetching, fetchNextPage]);
  return (
    <View style={styles.group}>
      <Text variant="heading" level={2}>
        {t('credits.movements')}
      </Text>
      <View role="radiogroup" aria-label={t('wallet.filter')} style={styles.chips}>
        {movementFilters.map((each) => (
          <Chip
            key={each}
            testID={`movements-${each}`}
            label={t(`wallet.filters.${each}`)}
            isChosen={each === filter}
            onPress={() => setFilter(each)}
          />
        ))}
      </View>
      {transactions.isPending && (
        <>
          <Skeleton height={64} />
          <Skeleton height={64} />
          <Skeleton height={64} />
        </>
      )}
      {isError && all.length === 0 && (
        <FailureState
          failure={toFailure(transactions.error)}
          onRetry={() => void transactions.refetch()}
        />
      )}
      {transactions.isSuccess && shown.length === 0 && !looksFurther && (
        <EmptyState
          testID="movements-empty"
          drawing={<CoinsDrawing />}
          title={t('credits.emptyTitle')}
          message={filter === 'all' ? t('credits.emptyMessage') : t('wallet.filterEmpty')}
        />
      )}
      {shown.map((transaction, index) => (
        <TransactionRow key={transaction.id} transaction={transaction} index={index} />
      ))}
      {hasNextPage && (
        <Button
          testID="movements-more"
          label={t('common.more')}
          tone="quiet"
          busy={transactions.isFetchingNextPage}
          onPress={() => void fetchNextPage()}
        />
      )}
    </View>
  );
}

const styles = StyleSheet.create({
  group: { gap: space.md },
  chips: { flexDirection: 'row', flexWrap: 'wrap', gap: space.sm },
});
