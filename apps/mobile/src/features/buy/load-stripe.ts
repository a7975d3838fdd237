import type { Stripe, StripeConstructor } from '@stripe/stripe-js';

/** Stripe asks that its script always comes from its own address: https://docs.stripe.com/js */
const SCRIPT = 'https://js.stripe.com/v3/';
const PATIENCE_MS = 15_000;

declare global {
  interface Window {
    Stripe?: StripeConstructor;
  }
}

let loading: Promise<StripeConstructor> | undefined;

function fetchScript(): Promise<StripeConstructor> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const timer = setTimeout(() => reject(new Error('Stripe.js is late')), PATIENCE_MS);
    const settle = (work: () => void) => () => {
      clearTimeout(timer);
      work();
    };
    script.src = SCRIPT;
    script.async = true;
    script.onload = settle(() => {
      if (window.Stripe === undefined) reject(new Error('Stripe.js is empty'));
      else resolve(window.Stripe);
    });
    script.onerror = settle(() => {
      script.remove();
      reject(new Error('Stripe.js did not load'));
    });
    document.head.appendChild(script);
  });
}

/**
 * Stripe's own library, fetched when a card is about to be typed and never before.
 * @throws Error when it cannot be reached; the next call tries again
 */
export async function loadStripe(publishableKey: string, locale: 'es' | 'en'): Promise<Stripe> {
  loading ??= fetchScript().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return (await loading)(publishableKey, { locale });
}
