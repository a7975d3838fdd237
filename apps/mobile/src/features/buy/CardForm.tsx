import { initPaymentSheet, initStripe, presentPaymentSheet } from '@stripe/stripe-react-native';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { Button } from '../../ui/Button';
import { Text } from '../../ui/Text';
import { useTheme } from '../../ui/theme/theme';
import { space } from '../../ui/theme/tokens';
import type { CardFormProps, CardOutcome } from './card-form.props';

/** Where the bank's own app comes back to. */
const RETURN_URL = 'miinventario://compras';

/** Stripe's PaymentSheet: a sheet of the phone, in which the card's number stays. */
export function CardForm({ clientSecret, publishableKey, amount, onOutcome }: CardFormProps) {
  const { t } = useTranslation();
  const { scheme } = useTheme();
  const report = useRef(onOutcome);
  report.current = onOutcome;
  const [isReady, setReady] = useState(false);
  const [isPaying, setPaying] = useState(false);
  const merchant = t('common.appName');

  useEffect(() => {
    let isGone = false;
    const open = async () => {
      await initStripe({ publishableKey, urlScheme: 'miinventario' });
      const { error } = await initPaymentSheet({
        merchantDisplayName: merchant,
        paymentIntentClientSecret: clientSecret,
        returnURL: RETURN_URL,
        style: scheme === 'dark' ? 'alwaysDark' : 'alwaysLight',
      });
      if (isGone) return;
      if (error === undefined) setReady(true);
      else report.current({ kind: 'unavailable' });
    };
    open().catch(() => {
      if (!isGone) report.current({ kind: 'unavailable' });
    });
    return () => {
      isGone = true;
    };
  }, [clientSecret, publishableKey, merchant, scheme]);

  const pay = async () => {
    setPaying(true);
    onOutcome(await present());
    setPaying(false);
  };
  return (
    <View style={styles.group}>
      <Text color="inkMuted">{t('buy.sheetHint')}</Text>
      <Button
        testID="card-pay"
        label={t('buy.payAmount', { amount })}
        icon="lock"
        size="large"
        disabled={!isReady}
        busy={isPaying}
        onPress={() => void pay()}
      />
    </View>
  );
}

async function present(): Promise<CardOutcome> {
  const { error } = await presentPaymentSheet();
  if (error === undefined) return { kind: 'processing' };
  const code: string = error.code;
  if (code === 'Canceled') return { kind: 'canceled' };
  return { kind: 'refused', message: error.localizedMessage ?? error.message };
}

const styles = StyleSheet.create({ group: { gap: space.lg } });
