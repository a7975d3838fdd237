import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { useAppNavigation } from '../../lib/navigation/routes';
import { CoinsDrawing } from '../../ui/drawings/CoinsDrawing';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { Text } from '../../ui/Text';
import { FailureState } from '../shared/FailureState';
import { usePackages, usePaymentOptions } from '../shared/payments.queries';
import { bestPackageId } from './buy.model';
import { NotConfiguredBanner } from './components/NotConfiguredBanner';
import { PackageCard } from './components/PackageCard';

export function BuyScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const packages = usePackages();
  const options = usePaymentOptions();
  const isOff = options.data?.methods.length === 0;
  const best = bestPackageId(packages.data ?? []);
  return (
    <Screen
      testID="buy-screen"
      header={
        <ScreenHeader
          title={t('buy.title')}
          back={{
            label: t('common.back'),
            onPress: () => navigation.popTo('Tabs', { screen: 'Credits' }),
          }}
        />
      }
    >
      <Text color="inkMuted">{t('buy.intro')}</Text>
      {isOff && <NotConfiguredBanner />}
      {packages.isPending && (
        <>
          <Skeleton height={116} />
          <Skeleton height={116} />
          <Skeleton height={116} />
        </>
      )}
      {packages.isError && packages.data === undefined && (
        <FailureState failure={toFailure(packages.error)} onRetry={() => void packages.refetch()} />
      )}
      {packages.data?.length === 0 && (
        <EmptyState
          drawing={<CoinsDrawing />}
          title={t('buy.noneTitle')}
          message={t('buy.noneMessage')}
        />
      )}
      {packages.data?.map((each, index) => (
        <PackageCard
          key={each.id}
          offer={each}
          index={index}
          isBest={each.id === best}
          onPress={
            isOff ? undefined : () => navigation.navigate('Checkout', { packageId: each.id })
          }
        />
      ))}
      <Text variant="caption" color="inkMuted" align="center">
        {t('buy.ivaIncluded')}
      </Text>
    </Screen>
  );
}
