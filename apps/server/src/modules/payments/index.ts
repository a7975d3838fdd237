export { PaymentsModule } from './payments.module.js';
export { PaymentsApiModule } from './payments.api.module.js';
export { PaymentsWorkerModule } from './payments.worker.module.js';
export { OrdersService, type NewOrderRequest } from './orders.service.js';
export { RefundsService } from './refunds.service.js';
export { Reconciliation } from './reconciliation.js';
export type { OrderRow } from './orders.repository.js';
export { PaymentPaid, type PaymentPaidPayload } from './events/payment-paid.event.js';
export {
  PaymentChargedBack,
  type PaymentChargedBackPayload,
} from './events/payment-charged-back.event.js';
export { PaymentRefunded, type PaymentRefundedPayload } from './events/payment-refunded.event.js';
export { VoucherExpiring, type VoucherExpiringPayload } from './events/voucher-expiring.event.js';
export { PAYMENT_RULES } from './payment-rules.js';
export { MarginService } from './margin.service.js';
export type { Margin } from './margin.js';
export { mexicoDay } from './voucher-expiry.js';
