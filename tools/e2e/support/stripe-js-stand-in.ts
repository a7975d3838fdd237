import type { Page } from 'playwright-core';

/** What the page asked Stripe.js to confirm. */
export interface Confirmation {
  readonly publishableKey: string;
  readonly clientSecret: string;
}

/** What Stripe.js gives the page: an error that is shown, or what became of the payment. */
export type Confirmed =
  | { readonly error: { readonly message: string } }
  | { readonly paymentIntent: { readonly status: 'succeeded' | 'processing' } };

/**
 * In place of Stripe.js, which only Stripe serves and which talks to nobody but Stripe: the few calls
 * of it that the app makes (https://docs.stripe.com/js), an element without fields, and a confirmation
 * that the test answers from outside the page. It has no part in the product.
 */
const SCRIPT = `
window.Stripe = (publishableKey) => ({
  elements: ({ clientSecret }) => {
    const handlers = {};
    const element = {
      on: (name, handler) => { handlers[name] = handler; },
      mount: (place) => {
        place.textContent = 'Payment Element';
        setTimeout(() => handlers.ready && handlers.ready(), 0);
      },
      destroy: () => {},
    };
    return { clientSecret, create: () => element, getElement: () => element };
  },
  confirmPayment: ({ elements }) =>
    window.confirmAtVendor({ publishableKey, clientSecret: elements.clientSecret }),
});`;

/** From now on the page gets the stand-in; `confirm` is the person, the bank and Stripe's servers. */
export async function standInForStripeJs(
  page: Page,
  confirm: (asked: Confirmation) => Promise<Confirmed>,
): Promise<void> {
  await page.exposeFunction('confirmAtVendor', confirm);
  await page.route('https://js.stripe.com/**', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: SCRIPT }),
  );
}
