import { useRoute, type RouteProp } from '@react-navigation/native';
import { useTranslation } from 'react-i18next';

import { toFailure } from '../../lib/api/failure';
import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { FailureBanner } from '../shared/FailureBanner';
import { FailureState } from '../shared/FailureState';
import { useCards, usePackages, usePaymentOptions } from '../shared/payments.queries';
import { MethodPicker } from './components/MethodPicker';
import { NotConfiguredBanner } from './components/NotConfiguredBanner';
import { OrderSummary } from './components/OrderSummary';
import { PayerFields } from './components/PayerFields';
import { useCheckout } from './use-checkout';

export function CheckoutScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { params } = useRoute<RouteProp<RootParamList, 'Checkout'>>();
  const packages = usePackages();
  const options = usePaymentOptions();
  const cards = useCards();
  const checkout = useCheckout(params.packageId);
  const offer = packages.data?.find(({ id }) => id === params.packageId);
  const { choice, create } = checkout;
  const failed = [packages, options].find(({ isError, data }) => isError && data === undefined);
  const header = (
    <ScreenHeader
      title={t('buy.checkoutTitle')}
      back={{ label: t('common.back'), onPress: () => navigation.popTo('Buy') }}
    />
  );
  if (offer === undefined || options.data === undefined) {
    const isGone = packages.isSuccess && offer === undefined;
    return (
      <Screen testID="checkout-screen" header={header}>
        {failed !== undefined || isGone ? (
          <FailureState
            failure={
              failed === undefined
                ? { kind: 'rejected', code: 'package.gone', status: 404, title: '', detail: null }
                : toFailure(failed.error)
            }
            onRetry={() => void Promise.all([packages.refetch(), options.refetch()])}
          />
        ) : (
          <>
            <Skeleton height={170} />
            <Skeleton height={220} />
          </>
        )}
      </Screen>
    );
  }
  const isOff = options.data.methods.length === 0;
  const isCash = choice?.kind === 'cash';
  return (
    <Screen
      testID="checkout-screen"
      header={header}
      footer={
        <>
          {checkout.hasNoChoice && (
            <Banner isAlert tone="warning" message={t('buy.chooseMethod')} />
          )}
          {create.data?.status === 'FAILED' && (
            <Banner
              isAlert
              testID="checkout-refused"
              tone="danger"
              title={t('buy.refusedTitle')}
              message={t('buy.refusedMessage')}
            />
          )}
          <FailureBanner error={create.error} testID="checkout-error" />
          <Button
            testID="checkout-submit"
            label={isCash ? t('buy.getVoucher') : t('buy.pay')}
            icon={isCash ? 'barcode' : 'lock'}
            size="large"
            busy={create.isPending}
            disabled={isOff}
            onPress={() => void checkout.submit()}
          />
        </>
      }
    >
      <OrderSummary offer={offer} />
      {isOff && <NotConfiguredBanner />}
      <MethodPicker
        methods={options.data.methods}
        cards={cards.data ?? []}
        value={choice}
        onChange={checkout.setChoice}
      />
      {choice?.kind === 'newCard' && (
        <Checkbox
          testID="checkout-save-card"
          isChecked={checkout.saveCard}
          onChange={checkout.setSaveCard}
          label={t('buy.saveCard')}
        />
      )}
      {isCash && <PayerFields control={checkout.control} needsPhone={checkout.needsPhone} />}
    </Screen>
  );
}
