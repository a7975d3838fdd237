import type Stripe from 'stripe';
import type { Json } from './stripe-objects.js';

/** The version that the SDK asks for; a newer SDK does not compile with it. */
export const STRIPE_API_VERSION = '2026-10-28.endive' satisfies Stripe.StripeConfig['apiVersion'];

/**
 * Names of the SDK's API for what the document of 2023-08-16 calls otherwise: a request is checked
 * under the document's names. That the SDK knows the newer ones is checked by its own types.
 */
export const NEWER_NAMES = {
  allowed_payment_method_types: 'payment_method_types',
} as const satisfies Partial<Record<keyof Stripe.PaymentIntentCreateParams, string>>;

const documentNames: Readonly<Record<string, string>> = NEWER_NAMES;

/** The same parameters as the document of 2023 names them. */
export function toDocumentNames(params: Json): Json {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [documentNames[name] ?? name, value]),
  );
}
