import { ConektaSimulator } from './conekta-simulator.js';
import { StripeSimulator } from './stripe-simulator.js';

/**
 * The vendors as a process of their own, for `npm start -- --vendors` and for tests:
 *   tsx main.ts --api http://localhost:3142 [--stripe-port N] [--conekta-port N]
 * Prints one line of JSON with the environment that points the server here. Pay a voucher with
 *   curl -X POST ADDRESS/_control/pay -d '{"reference":"..."}'
 */
function option(name: string, fallback: string): string {
  const index = process.argv.indexOf(`--${name}`);
  return index === -1 ? fallback : (process.argv[index + 1] ?? fallback);
}

const api = option('api', 'http://localhost:3142').replace(/\/$/, '');
const webhookSecret = option('webhook-secret', 'whsec_local_simulator');
const stripe = new StripeSimulator({
  webhookUrl: `${api}/api/v1/payments/webhooks/stripe`,
  webhookSecret,
});
const conekta = new ConektaSimulator({ webhookUrl: `${api}/api/v1/payments/webhooks/conekta` });
const stripeUrl = await stripe.start(Number(option('stripe-port', '0')));
const conektaUrl = await conekta.start(Number(option('conekta-port', '0')));

console.log(
  JSON.stringify({
    STRIPE_API_URL: stripeUrl,
    STRIPE_SECRET_KEY: 'sk_test_simulator',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_simulator',
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    CONEKTA_API_URL: conektaUrl,
    CONEKTA_PRIVATE_KEY: 'key_simulator',
  }),
);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void Promise.all([stripe.stop(), conekta.stop()]).then(() => process.exit(0));
  });
}
