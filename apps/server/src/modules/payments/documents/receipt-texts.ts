import type { Language } from '@miinventario/contracts';
import type { PaymentMethodKind } from '../payment-provider.port.js';

/** The words of a receipt, on paper and in the mail that brings it. */
export interface ReceiptTexts {
  readonly title: string;
  readonly order: string;
  readonly paidAt: string;
  readonly method: string;
  readonly methods: Record<PaymentMethodKind, string>;
  readonly concept: string;
  readonly credits: (count: number) => string;
  readonly base: string;
  readonly iva: string;
  readonly total: string;
  readonly refunded: string;
  readonly billing: string;
  readonly profile: Record<'rfc' | 'legalName' | 'regimen' | 'postcode' | 'cfdiUse', string>;
  readonly noInvoice: string;
  readonly subject: (total: string) => string;
  readonly greeting: (name: string) => string;
  readonly thanks: string;
  readonly attached: string;
  readonly fileName: (orderId: string) => string;
}

const ES: ReceiptTexts = {
  title: 'Comprobante de pago',
  order: 'Compra',
  paidAt: 'Fecha de pago',
  method: 'Forma de pago',
  methods: { CARD: 'Tarjeta', OXXO: 'Efectivo en OXXO', SEVEN_ELEVEN: 'Efectivo en 7-Eleven' },
  concept: 'Concepto',
  credits: (count) => `${count} créditos de MiInventario`,
  base: 'Subtotal',
  iva: 'IVA (16 %)',
  total: 'Total',
  refunded: 'Reembolsado',
  billing: 'Datos para facturar',
  profile: {
    rfc: 'RFC',
    legalName: 'Nombre',
    regimen: 'Régimen fiscal',
    postcode: 'Código postal',
    cfdiUse: 'Uso de CFDI',
  },
  noInvoice: 'Este comprobante no es una factura (CFDI). Precios con IVA incluido.',
  subject: (total) => `Tu comprobante de pago: ${total}`,
  greeting: (name) => `Hola, ${name}:`,
  thanks: 'Recibimos tu pago y tus créditos ya están en tu cuenta. Gracias.',
  attached: 'Va adjunto el comprobante en PDF; también queda en la app, en Mis compras.',
  fileName: (orderId) => `comprobante-${orderId}.pdf`,
};

const EN: ReceiptTexts = {
  title: 'Payment receipt',
  order: 'Order',
  paidAt: 'Paid on',
  method: 'Paid by',
  methods: { CARD: 'Card', OXXO: 'Cash at OXXO', SEVEN_ELEVEN: 'Cash at 7-Eleven' },
  concept: 'For',
  credits: (count) => `${count} MiInventario credits`,
  base: 'Subtotal',
  iva: 'IVA (Mexican VAT, 16%)',
  total: 'Total',
  refunded: 'Refunded',
  billing: 'Billing details',
  profile: {
    rfc: 'RFC (tax id)',
    legalName: 'Name',
    regimen: 'Tax regime',
    postcode: 'Postcode',
    cfdiUse: 'Use of CFDI',
  },
  noInvoice: 'This receipt is not a Mexican invoice (CFDI). Prices include IVA.',
  subject: (total) => `Your payment receipt: ${total}`,
  greeting: (name) => `Hello ${name},`,
  thanks: 'We have received your payment and your credits are in your account. Thank you.',
  attached: 'The receipt is attached as a PDF; you also find it in the app, under My purchases.',
  fileName: (orderId) => `receipt-${orderId}.pdf`,
};

export function receiptTexts(language: Language): ReceiptTexts {
  return language === 'es' ? ES : EN;
}
