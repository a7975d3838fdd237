import { AppError } from '../../platform/errors/app-error.js';

const RETRY_SECONDS = 30;

/** Every error of the payments module. */
export const PaymentsError = {
  notConfigured: () => new AppError('payments.not_configured'),
  vendorUnavailable: (cause: unknown) =>
    new AppError('payments.vendor_unavailable', { cause, retryAfterSeconds: RETRY_SECONDS }),
  vendorRefused: (cause: unknown) => new AppError('payments.vendor_refused', { cause }),
  payerRequired: () => new AppError('payments.payer_required'),
  amountNotAllowed: (limits: { minimum: number; maximum: number }) =>
    new AppError('payments.amount_not_allowed', { params: limits }),
  orderNotOpen: () => new AppError('payments.order_not_open'),
  orderNotPaid: () => new AppError('payments.order_not_paid'),
  cashNotRefundable: () => new AppError('payments.cash_not_refundable'),
  noVoucher: () => new AppError('payments.no_voucher'),
  webhookRejected: () => new AppError('payments.webhook_rejected'),
} as const;
