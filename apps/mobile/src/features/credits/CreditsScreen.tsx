import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { Button } from '../../ui/Button';
import { EmptyShelfDrawing } from '../../ui/drawings/EmptyShelfDrawing';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { Text } from '../../ui/Text';
import { useWallet } from '../home/home.queries';
import { FailureState } from '../shared/FailureState';
import { TransactionRow } from './components/TransactionRow';
import { WalletCard } from './components/WalletCard';
import { useTransactions } from './credits.queries';

export function CreditsScreen() {
  const { t } = useTranslation();
  const wallet = useWallet();
  const transactions = useTransactions();
  const items = transactions.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Screen testID="credits-screen" header={<ScreenHeader title={t('credits.title')} />}>
      <WalletCard wallet={wallet.data} />
      <Text variant="heading" level={2}>
        {t('credits.movements')}
      </Text>
      {transactions.isPending && (
        <>
          <Skeleton height={64} />
          <Skeleton height={64} />
        </>
      )}
      {transactions.isError && (
        <FailureState
          failure={toFailure(transactions.error)}
          onRetry={() => void transactions.refetch()}
        />
      )}
      {transactions.isSuccess && items.length === 0 && (
        <EmptyState
          drawing={<EmptyShelfDrawing />}
          title={t('credits.emptyTitle')}
          message={t('credits.emptyMessage')}
        />
      )}
      {items.map((transaction, index) => (
        <TransactionRow key={transaction.id} transaction={transaction} index={index} />
      ))}
      {transactions.hasNextPage && (
        <Button
          label={t('common.more')}
          tone="quiet"
          busy={transactions.isFetchingNextPage}
          onPress={() => void transactions.fetchNextPage()}
        />
      )}
    </Screen>
  );
}
