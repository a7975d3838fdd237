import { errorText, isErrorCode, type Language } from '@miinventario/contracts';
import type { Facts, NotificationKind } from './kinds.js';

export interface NotificationText {
  readonly title: string;
  readonly body: string;
}

type Template = (facts: Facts) => NotificationText;

const ES: Record<NotificationKind, Template> = {
  REPORT_READY: ({ products = 0, units = 0 }) => ({
    title: 'Tu inventario está listo',
    body: `Contamos ${units} piezas de ${products} productos. Toca para verlo.`,
  }),
  REPORT_EXPORT_READY: ({ format = '' }) => ({
    title: 'Tu archivo está listo',
    body: `Ya puedes descargar tu ${fileOf(format, 'es')}.`,
  }),
  SESSION_FAILED: ({ code }) => ({
    title: 'No pudimos contar tu video',
    body: `${reasonOf(code, 'es')} No se te cobró nada.`,
  }),
  PAYMENT_CONFIRMED: ({ credits = 0, amountCentavos = 0 }) => ({
    title: 'Pago confirmado',
    body: `Recibimos ${pesos(amountCentavos)}. Ya tienes ${credits} créditos más.`,
  }),
  VOUCHER_EXPIRING: ({ amountCentavos = 0, expiresAt = '' }) => ({
    title: 'Tu recibo está por vencer',
    body: `Paga ${pesos(amountCentavos)} antes de ${moment(expiresAt, 'es-MX')}.`,
  }),
  CREDITS_LOW: ({ available = 0 }) => ({
    title: 'Te quedan pocos créditos',
    body: `Tienes ${available} disponibles. Compra más para seguir contando.`,
  }),
  REFERRAL_REWARD: ({ credits = 0 }) => ({
    title: 'Ganaste por invitar',
    body: `Alguien que invitaste ya usa MiInventario: +${credits} crédito.`,
  }),
  INVITATION: ({ storeName = '' }) => ({
    title: 'Te invitaron a una tienda',
    body: `Te invitaron a trabajar en ${storeName}.`,
  }),
  COUNT_DUE: ({ name = '' }) => ({
    title: 'Toca contar',
    body: `Es momento de contar: ${name}.`,
  }),
  COUNT_OVERDUE: ({ name = '' }) => ({
    title: 'Falta un conteo',
    body: `Todavía no se termina de contar: ${name}.`,
  }),
  COUNT_REVIEW: ({ name = '' }) => ({
    title: 'Un conteo espera tu revisión',
    body: `Ya se entregó: ${name}. Revísalo y confírmalo.`,
  }),
};

const EN: Record<NotificationKind, Template> = {
  REPORT_READY: ({ products = 0, units = 0 }) => ({
    title: 'Your inventory is ready',
    body: `We counted ${units} units of ${products} products. Tap to see it.`,
  }),
  REPORT_EXPORT_READY: ({ format = '' }) => ({
    title: 'Your file is ready',
    body: `You can download your ${fileOf(format, 'en')} now.`,
  }),
  SESSION_FAILED: ({ code }) => ({
    title: 'We could not count your film',
    body: `${reasonOf(code, 'en')} You were not charged.`,
  }),
  PAYMENT_CONFIRMED: ({ credits = 0, amountCentavos = 0 }) => ({
    title: 'Payment confirmed',
    body: `We received ${pesos(amountCentavos)}. You have ${credits} more credits.`,
  }),
  VOUCHER_EXPIRING: ({ amountCentavos = 0, expiresAt = '' }) => ({
    title: 'Your voucher is about to expire',
    body: `Pay ${pesos(amountCentavos)} before ${moment(expiresAt, 'en-US')}.`,
  }),
  CREDITS_LOW: ({ available = 0 }) => ({
    title: 'You are running low on credits',
    body: `You have ${available} left. Buy more to keep counting.`,
  }),
  REFERRAL_REWARD: ({ credits = 0 }) => ({
    title: 'You earned a reward',
    body: `Somebody you invited uses MiInventario now: +${credits} credit.`,
  }),
  INVITATION: ({ storeName = '' }) => ({
    title: 'You were invited to a store',
    body: `You were invited to work in ${storeName}.`,
  }),
  COUNT_DUE: ({ name = '' }) => ({
    title: 'Time to count',
    body: `It is time to count: ${name}.`,
  }),
  COUNT_OVERDUE: ({ name = '' }) => ({
    title: 'A count is missing',
    body: `Not counted yet: ${name}.`,
  }),
  COUNT_REVIEW: ({ name = '' }) => ({
    title: 'A count waits for your review',
    body: `It was handed in: ${name}. Review and confirm it.`,
  }),
};

/** The text of a notification in a language. */
export function notificationText(
  kind: NotificationKind,
  facts: Facts,
  language: Language,
): NotificationText {
  return (language === 'es' ? ES : EN)[kind](facts);
}

function reasonOf(code: string | number | undefined, language: Language): string {
  const known = String(code ?? '');
  return isErrorCode(known) ? errorText(known, language).detail : '';
}

/** What people call a file of that kind. */
function fileOf(format: string | number, language: Language): string {
  if (format === 'pdf') return 'PDF';
  if (format === 'xlsx') return language === 'es' ? 'archivo de Excel' : 'Excel file';
  return language === 'es' ? 'archivo CSV' : 'CSV file';
}

function pesos(centavos: string | number): string {
  const amount = (Number(centavos) / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
  return `$${amount}`;
}

function moment(iso: string | number, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'America/Mexico_City',
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(new Date(iso));
}
