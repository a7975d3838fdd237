import type { Stripe, StripeElements } from '@stripe/stripe-js';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { useLanguage } from '../../lib/use-language';
import { Button } from '../../ui/Button';
import { Skeleton } from '../../ui/Skeleton';
import { useTheme } from '../../ui/theme/theme';
import { radius, space } from '../../ui/theme/tokens';
import type { CardFormProps, CardOutcome } from './card-form.props';
import { loadStripe } from './load-stripe';

/** Stripe's Payment Element: the card's number never touches our page. */
export function CardForm({ clientSecret, publishableKey, amount, onOutcome }: CardFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { scheme, colors } = useTheme();
  const place = useRef<View>(null);
  const form = useRef<{ stripe: Stripe; elements: StripeElements } | null>(null);
  const report = useRef(onOutcome);
  report.current = onOutcome;
  const [isReady, setReady] = useState(false);
  const [isPaying, setPaying] = useState(false);

  useEffect(() => {
    let isGone = false;
    const open = async () => {
      const stripe = await loadStripe(publishableKey, language === 'en' ? 'en' : 'es');
      if (isGone) return;
      const elements = stripe.elements({
        clientSecret,
        appearance: {
          theme: scheme === 'dark' ? 'night' : 'stripe',
          variables: {
            colorPrimary: colors.primary,
            colorBackground: colors.surface,
            colorText: colors.ink,
            colorDanger: colors.danger,
            borderRadius: `${radius.md}px`,
            fontSizeBase: '16px',
          },
        },
      });
      const element = elements.create('payment', { layout: 'tabs' });
      element.on('ready', () => setReady(true));
      element.on('loaderror', () => report.current({ kind: 'unavailable' }));
      // On the web a View is an element of the page.
      element.mount(place.current as unknown as HTMLElement);
      form.current = { stripe, elements };
    };
    open().catch(() => {
      if (!isGone) report.current({ kind: 'unavailable' });
    });
    return () => {
      isGone = true;
      form.current?.elements.getElement('payment')?.destroy();
      form.current = null;
    };
  }, [clientSecret, publishableKey, language, scheme, colors]);

  const pay = async () => {
    if (form.current === null) return;
    setPaying(true);
    onOutcome(await confirm(form.current.stripe, form.current.elements));
    setPaying(false);
  };
  return (
    <View style={styles.group}>
      {!isReady && <Skeleton height={180} />}
      <View ref={place} testID="card-element" />
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

/** Runs the bank's own check in a window of the page where it can, else by leaving and coming back. */
async function confirm(stripe: Stripe, elements: StripeElements): Promise<CardOutcome> {
  const { error, paymentIntent } = await stripe.confirmPayment({
    elements,
    redirect: 'if_required',
    confirmParams: { return_url: window.location.href },
  });
  if (error !== undefined) return { kind: 'refused', message: error.message ?? null };
  return { kind: paymentIntent.status === 'succeeded' ? 'done' : 'processing' };
}

const styles = StyleSheet.create({ group: { gap: space.lg } });
