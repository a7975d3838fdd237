import type { LedgerRule } from './modules/credits/index.js';
import { INVENTORY_RULES } from './modules/inventory/index.js';
import { PAYMENT_RULES } from './modules/payments/index.js';
import { REFERRAL_RULES } from './modules/referrals/index.js';

/** What the modules above credits add to the rules of the ledger itself. */
export const RULES_ABOVE: readonly LedgerRule[] = [
  ...PAYMENT_RULES,
  ...REFERRAL_RULES,
  ...INVENTORY_RULES,
];
