import { createHmac } from 'node:crypto';
import { unixNow } from './stripe-objects.js';

/** Stripe's scheme: HMAC-SHA256 over time and body. */
export function stripeSignature(
  body: string,
  secret: string,
  at = unixNow(),
): Record<string, string> {
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
  return { 'stripe-signature': `t=${at},v1=${signature}` };
}
