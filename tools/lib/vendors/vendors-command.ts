import { bold, dim, green, PlainError, say } from '../console.js';
import { DESK_VERBS, type DeskOrder, type DeskVerb, type VendorDesk } from './vendor-desk.js';

const USAGE = `npm run vendors -- orders
npm run vendors -- pay|challenge|decline|expire|dispute ORDER
npm run vendors -- authenticate ORDER [no]
npm run vendors -- refund ORDER [CENTAVOS]
npm run vendors -- close-dispute ORDER won|lost
npm run vendors -- pushes|texts
ORDER: el número de la compra o la referencia de su recibo (the order's id or its voucher's reference)`;

/** `npm run vendors -- VERB ORDER`: what people and banks do outside the product. */
export async function runVendorsCommand(
  desk: VendorDesk,
  [verb = 'orders', order, detail]: readonly string[],
): Promise<void> {
  if (verb === 'orders') return showOrders(await desk.orders());
  if (verb === 'pushes') {
    for (const push of await desk.pushes()) say(`${bold(push.title)} ${dim(push.token)}`);
    return;
  }
  if (verb === 'texts') {
    for (const { to, body } of await desk.texts()) say(`${bold(to)} ${body}`);
    return;
  }
  const known = DESK_VERBS.find((each) => each === verb);
  if (known === undefined || order === undefined) throw new PlainError(USAGE, 2);
  await desk.act(known, order, detailsOf(known, detail));
  say(`${green('✓')} ${verb} ${order}`);
}

function detailsOf(verb: DeskVerb, detail: string | undefined): Record<string, string> {
  if (detail === undefined) return {};
  if (verb === 'refund' && /^[1-9]\d*$/.test(detail)) return { amount: detail };
  if (verb === 'authenticate' && detail === 'no') return { answer: detail };
  if (verb === 'close-dispute' && /^(won|lost)$/.test(detail)) return { status: detail };
  throw new PlainError(USAGE, 2);
}

function showOrders(orders: readonly DeskOrder[]): void {
  if (orders.length === 0) say('Todavía no hay compras (no orders yet).');
  for (const { order, method, amountCentavos, status, reference } of orders) {
    const amount = `$${(amountCentavos / 100).toFixed(2)}`;
    say(`${order}  ${method.padEnd(12)} ${amount.padStart(10)}  ${status}  ${reference ?? ''}`);
  }
}
