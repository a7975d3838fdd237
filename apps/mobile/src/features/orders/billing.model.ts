import { z } from 'zod';

import { parseIdentifier } from '../auth/identifier.model';
import type { BillingProfile } from '../shared/payments.calls';

/** The most frequent regimes of small shops, from the SAT's catalogue c_RegimenFiscal. */
export const regimens = ['626', '612', '601', '621', '605', '616'] as const;

/** From the SAT's catalogue c_UsoCFDI. */
export const cfdiUses = ['G03', 'G01', 'S01', 'I04', 'CP01'] as const;

/** 12 characters for a company, 13 for a person; Ñ and & occur. */
const RFC = /^[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}$/;

const upper = (text: string) => text.trim().toUpperCase();

/** Messages are keys under `billing.errors`. */
export const billingSchema = z.object({
  rfc: z.string().refine((text) => RFC.test(upper(text)), 'rfc'),
  legalName: z.string().trim().min(2, 'legalName').max(254, 'legalName'),
  postcode: z
    .string()
    .trim()
    .regex(/^\d{5}$/, 'postcode'),
  email: z.string().refine((text) => parseIdentifier(text)?.kind === 'email', 'email'),
  regimen: z.string().min(1, 'regimen'),
  cfdiUse: z.string().min(1, 'cfdiUse'),
});

export type BillingForm = z.infer<typeof billingSchema>;

export type BillingErrorKey = 'rfc' | 'legalName' | 'postcode' | 'email' | 'regimen' | 'cfdiUse';

export const emptyBilling: BillingForm = {
  rfc: '',
  legalName: '',
  postcode: '',
  email: '',
  regimen: '626',
  cfdiUse: 'G03',
};

export function billingProfileOf(form: BillingForm): BillingProfile {
  return {
    ...form,
    rfc: upper(form.rfc),
    legalName: upper(form.legalName),
    postcode: form.postcode.trim(),
    email: form.email.trim().toLowerCase(),
  };
}
