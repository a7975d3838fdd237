import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { useAppNavigation } from '../../lib/navigation/routes';
import { Banner } from '../../ui/Banner';
import { ListGroup } from '../../ui/ListGroup';
import { ListRow } from '../../ui/ListRow';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { useWallet } from '../home/home.queries';
import { FailureState } from '../shared/FailureState';
import { useActiveStore } from '../stores/active-store.context';
import { Movements } from './components/Movements';
import { PriceCard } from './components/PriceCard';
import { WalletCard } from './components/WalletCard';

export function CreditsScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const store = useActiveStore();
  const wallet = useWallet();
  const hasFailed = wallet.isError && wallet.data === undefined;
  return (
    <Screen testID="credits-screen" header={<ScreenHeader title={t('credits.title')} />}>
      {hasFailed ? (
        <FailureState failure={toFailure(wallet.error)} onRetry={() => void wallet.refetch()} />
      ) : (
        <WalletCard wallet={wallet.data} onBuy={() => navigation.navigate('Buy')} />
      )}
      {wallet.data !== undefined && wallet.data.debt > 0 && (
        <Banner
          testID="wallet-debt"
          tone="warning"
          title={t('wallet.debtTitle')}
          message={t('wallet.debt', { count: wallet.data.debt })}
        />
      )}
      {wallet.isError && wallet.data !== undefined && (
        <Banner tone="info" icon="offline" message={t('wallet.stale')} />
      )}
      <ListGroup>
        <ListRow
          testID="credits-orders"
          icon="receipt"
          title={t('orders.title')}
          detail={t('wallet.ordersHint')}
          onPress={() => navigation.navigate('Orders')}
        />
        <ListRow
          testID="credits-referrals"
          icon="gift"
          fill="accentSoft"
          color="onAccentSoft"
          title={t('referrals.title')}
          detail={t('wallet.referralsHint')}
          onPress={() => navigation.navigate('Referrals')}
        />
      </ListGroup>
      <PriceCard storeId={store.id} />
      {!hasFailed && <Movements />}
    </Screen>
  );
}
