import { ConektaSimulator } from './conekta-simulator.js';
import { PushSimulator } from './push-simulator.js';
import { StripeSimulator } from './stripe-simulator.js';
import { TwilioSimulator } from './twilio-simulator.js';

/**
 * The vendors as a process of their own, for `npm start -- --vendors` and for tests:
 *   tsx main.ts --api http://localhost:3142 [--stripe-port N] [--conekta-port N] [--push-port N]
 *     [--twilio-port N]
 * Prints one line of JSON with the environment that points the server here. What people and banks
 * do is asked for by `npm run vendors`, that is by POST ADDRESS/_control/VERB.
 */
function option(name: string, fallback: string): string {
  const index = process.argv.indexOf(`--${name}`);
  return index === -1 ? fallback : (process.argv[index + 1] ?? fallback);
}

const port = (name: string): number => Number(option(`${name}-port`, '0'));
const api = option('api', 'http://localhost:3142').replace(/\/$/, '');
const webhookSecret = option('webhook-secret', 'whsec_local_simulator');
const stripe = new StripeSimulator({
  webhookUrl: `${api}/api/v1/payments/webhooks/stripe`,
  webhookSecret,
});
const conekta = new ConektaSimulator({ webhookUrl: `${api}/api/v1/payments/webhooks/conekta` });
const push = new PushSimulator();
const twilio = new TwilioSimulator();

const stripeUrl = await stripe.start(port('stripe'));
const conektaUrl = await conekta.start(port('conekta'));
const pushUrl = await push.start(port('push'));
const twilioUrl = await twilio.start(port('twilio'));
console.log(
  JSON.stringify({
    STRIPE_API_URL: stripeUrl,
    STRIPE_SECRET_KEY: 'sk_test_simulator',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_simulator',
    STRIPE_WEBHOOK_SECRET: webhookSecret,
    CONEKTA_API_URL: conektaUrl,
    CONEKTA_PRIVATE_KEY: 'key_simulator',
    FCM_API_URL: pushUrl,
    FCM_SERVICE_ACCOUNT: push.serviceAccount,
    TWILIO_API_URL: twilioUrl,
    TWILIO_ACCOUNT_SID: twilio.accountSid,
    TWILIO_AUTH_TOKEN: twilio.authToken,
    TWILIO_FROM: '+15005550006',
  }),
);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    const all = [stripe, conekta, push, twilio].map((vendor) => vendor.stop());
    void Promise.all(all).then(() => process.exit(0));
  });
}

// Whoever started this may be killed without a word; then nobody is left to ask it to end.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.exit(0);
}, 1_000).unref();
