import { z } from 'zod';

import type { CreditPackage, NewOrder, PaymentMethod } from '../shared/payments.calls';
import { parseIdentifier } from '../auth/identifier.model';

/** The general rate of the Ley del IVA, article 1. */
const IVA_DIVISOR = 1.16;

/** A price with IVA included, split as the server splits it: the two parts sum to it exactly. */
export function splitIva(amountCentavos: number): { baseCentavos: number; ivaCentavos: number } {
  const baseCentavos = Math.round(amountCentavos / IVA_DIVISOR);
  return { baseCentavos, ivaCentavos: amountCentavos - baseCentavos };
}

/** The package with the cheapest credit, when the packages differ at all. */
export function bestPackageId(packages: CreditPackage[]): string | null {
  const unit = (each: CreditPackage) => each.priceCentavos / each.credits;
  const best = [...packages].sort((a, b) => unit(a) - unit(b))[0];
  if (best === undefined || packages.every((each) => unit(each) === unit(best))) return null;
  return best.id;
}

/** How the person wants to pay: a saved card, a new one, or cash at a shop. */
export type PayChoice =
  | { kind: 'savedCard'; cardId: string }
  | { kind: 'newCard' }
  | { kind: 'cash'; method: Exclude<PaymentMethod, 'CARD'> };

export function isSameChoice(a: PayChoice | null, b: PayChoice): boolean {
  if (a?.kind !== b.kind) return false;
  if (a.kind === 'savedCard' && b.kind === 'savedCard') return a.cardId === b.cardId;
  return a.kind !== 'cash' || b.kind !== 'cash' || a.method === b.method;
}

export interface PayerForm {
  name: string;
  email: string;
  phone: string;
}

const email = z.string().refine((text) => parseIdentifier(text)?.kind === 'email', 'email');

/** Messages are keys under `buy.errors`. */
export function payerSchema(needsPhone: boolean) {
  return z.object({
    name: z.string().trim().min(3, 'name'),
    email,
    phone: needsPhone
      ? z.string().refine((text) => parseIdentifier(text)?.kind === 'phone', 'phone')
      : z.string(),
  });
}

export type PayerErrorKey = 'name' | 'email' | 'phone';

function payerOf(payer: PayerForm, needsPhone: boolean): NonNullable<NewOrder['payer']> {
  const phone = needsPhone ? parseIdentifier(payer.phone)?.value : undefined;
  return {
    name: payer.name.trim(),
    email: parseIdentifier(payer.email)?.value ?? payer.email.trim(),
    ...(phone === undefined ? {} : { phone }),
  };
}

export interface OrderWish {
  packageId: string;
  choice: PayChoice;
  payer: PayerForm;
  saveCard: boolean;
}

/** What the API takes; only cash needs to know who pays. */
export function newOrderOf({ packageId, choice, payer, saveCard }: OrderWish): NewOrder {
  switch (choice.kind) {
    case 'savedCard':
      return { packageId, method: 'CARD', paymentMethodId: choice.cardId };
    case 'newCard':
      return { packageId, method: 'CARD', saveCard };
    case 'cash':
      return {
        packageId,
        method: choice.method,
        payer: payerOf(payer, choice.method === 'SEVEN_ELEVEN'),
      };
  }
}
