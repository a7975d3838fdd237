import { AccountsRepository } from '../../src/modules/auth/accounts.repository.js';
import { AccountsService } from '../../src/modules/auth/accounts.service.js';
import { PasswordHasher } from '../../src/modules/auth/password-hasher.js';
import { PackagesRepository } from '../../src/modules/credits/packages.repository.js';
import { CardsRepository } from '../../src/modules/payments/cards.repository.js';
import { CardsService } from '../../src/modules/payments/cards.service.js';
import { Disputes } from '../../src/modules/payments/disputes.js';
import { MissedEvents } from '../../src/modules/payments/missed-events.js';
import { OrderPayments } from '../../src/modules/payments/order-payments.js';
import { OrderSync } from '../../src/modules/payments/order-sync.js';
import { OrdersRepository } from '../../src/modules/payments/orders.repository.js';
import { OrdersService } from '../../src/modules/payments/orders.service.js';
import { PaymentEvents } from '../../src/modules/payments/payment-events.js';
import { PaymentEventsRepository } from '../../src/modules/payments/payment-events.repository.js';
import { createPaymentProviders } from '../../src/modules/payments/payment-providers.js';
import { Reconciliation } from '../../src/modules/payments/reconciliation.js';
import { RefundSettlement } from '../../src/modules/payments/refund-settlement.js';
import { RefundsRepository } from '../../src/modules/payments/refunds.repository.js';
import { RefundsService } from '../../src/modules/payments/refunds.service.js';
import { WebhooksService } from '../../src/modules/payments/webhooks.service.js';
import { AuditLog } from '../../src/platform/audit/audit-log.js';
import type { Db } from '../../src/platform/database/database.service.js';
import type { AppConfig } from '../../src/config/app-config.js';
import { makeCredits } from './ledger.js';

/** The whole of payments on a database, wired as the Nest module wires it. */
export function makePayments(db: Db, config: Pick<AppConfig, 'payments'>) {
  const base = makeCredits(db);
  const { credits, settings, outbox } = base;
  const providers = createPaymentProviders(config as AppConfig);
  const orders = new OrdersRepository();
  const refundRows = new RefundsRepository();
  const cardRows = new CardsRepository();
  const events = new PaymentEventsRepository();
  const accounts = new AccountsService(db, new AccountsRepository(), new PasswordHasher(), outbox);
  const sync = new OrderSync(db, orders, refundRows, credits, outbox);
  const cards = new CardsService(db, cardRows, accounts, providers);
  const payments = new OrderPayments(db, orders, cardRows, cards, providers, sync);
  const packages = new PackagesRepository();
  const service = new OrdersService(db, orders, packages, providers, payments, sync, settings);
  const disputes = new Disputes(db, orders, refundRows, credits, outbox);
  const settlement = new RefundSettlement(db, orders, refundRows, credits, providers, outbox);
  const audit = new AuditLog();
  const refunds = new RefundsService(db, orders, refundRows, credits, providers, settlement, audit);
  const webhooks = new WebhooksService(db, events, providers, outbox);
  const paymentEvents = new PaymentEvents(db, events, orders, providers, sync, disputes);
  const reconciliation = new Reconciliation(
    db,
    orders,
    events,
    providers,
    payments,
    sync,
    settlement,
    outbox,
  );
  return {
    ...base,
    providers,
    cards,
    orders: service,
    refunds,
    webhooks,
    paymentEvents,
    reconciliation,
    missedEvents: new MissedEvents(webhooks, providers),
  };
}
