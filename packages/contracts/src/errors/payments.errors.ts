import type { ErrorTable } from './error-definition.js';

/** Errors of the payments module. */
export const paymentsErrors = {
  'payments.not_configured': {
    status: 409,
    es: {
      title: 'Pagos no disponibles',
      detail: 'Esta forma de pago todavía no está activada. Elige otra o inténtalo más tarde.',
    },
    en: {
      title: 'Payments not available',
      detail: 'This payment method is not set up yet. Choose another one or try later.',
    },
  },
  'payments.vendor_unavailable': {
    status: 503,
    es: {
      title: 'El servicio de pagos no responde',
      detail: 'No se te cobró nada. Inténtalo de nuevo en unos minutos.',
    },
    en: {
      title: 'The payment service does not answer',
      detail: 'Nothing was charged. Try again in a few minutes.',
    },
  },
  'payments.vendor_refused': {
    status: 502,
    es: {
      title: 'El pago no se pudo iniciar',
      detail: 'El servicio de pagos lo rechazó. Revisa los datos o elige otra forma de pago.',
    },
    en: {
      title: 'The payment could not be started',
      detail: 'The payment service refused it. Check the data or choose another method.',
    },
  },
  'payments.payer_required': {
    status: 400,
    es: {
      title: 'Faltan tus datos',
      detail:
        'Para pagar en efectivo necesitamos tu nombre y tu correo (y tu teléfono en 7-Eleven).',
    },
    en: {
      title: 'Your details are missing',
      detail: 'To pay in cash we need your name and e-mail (and your phone for 7-Eleven).',
    },
  },
  'payments.amount_not_allowed': {
    status: 400,
    es: {
      title: 'Monto no permitido',
      detail: 'En efectivo se puede pagar de {minimum} a {maximum} pesos por recibo.',
    },
    en: {
      title: 'Amount not allowed',
      detail: 'In cash you can pay from {minimum} to {maximum} pesos per voucher.',
    },
  },
  'payments.order_not_open': {
    status: 409,
    es: { title: 'La compra ya terminó', detail: 'Esta compra ya se pagó, venció o se canceló.' },
    en: {
      title: 'The order is closed',
      detail: 'This order was already paid, expired or canceled.',
    },
  },
  'payments.order_not_paid': {
    status: 409,
    es: { title: 'La compra no está pagada', detail: 'Solo se reembolsa lo que ya se pagó.' },
    en: { title: 'The order is not paid', detail: 'Only what was paid can be refunded.' },
  },
  'payments.cash_not_refundable': {
    status: 409,
    es: {
      title: 'El efectivo no se reembolsa',
      detail: 'Un pago en efectivo no se puede devolver; se compensa con créditos.',
    },
    en: {
      title: 'Cash cannot be refunded',
      detail: 'A cash payment cannot be returned; it is made good with credits.',
    },
  },
  'payments.no_voucher': {
    status: 404,
    es: { title: 'Sin recibo de pago', detail: 'Esta compra no tiene un recibo para pagar.' },
    en: { title: 'No voucher', detail: 'This order has no voucher to pay with.' },
  },
  'payments.webhook_rejected': {
    status: 400,
    es: { title: 'Firma no válida', detail: 'El aviso no viene firmado por el servicio de pagos.' },
    en: { title: 'Invalid signature', detail: 'The notice is not signed by the payment service.' },
  },
} as const satisfies ErrorTable;
