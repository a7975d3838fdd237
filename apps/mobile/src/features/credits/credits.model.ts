import type { CreditTransaction } from '../../lib/api/types';
import { assertNever } from '../../lib/assert-never';
import type { IconName } from '../../ui/Icon';
import type { Colors } from '../../ui/theme/tokens';

export const movementFilters = ['all', 'in', 'out', 'held'] as const;

export type MovementFilter = (typeof movementFilters)[number];

export function filterMovements(
  items: CreditTransaction[],
  filter: MovementFilter,
): CreditTransaction[] {
  switch (filter) {
    case 'all':
      return items;
    case 'in':
      return items.filter(({ amount }) => amount > 0);
    case 'out':
      return items.filter(({ amount }) => amount < 0);
    case 'held':
      return items.filter(({ amount }) => amount === 0);
    default:
      return assertNever(filter);
  }
}

export interface MovementLook {
  icon: IconName;
  fill: keyof Colors;
  color: keyof Colors;
}

const cameIn: MovementLook = { icon: 'in', fill: 'primarySoft', color: 'onPrimarySoft' };
const gift: MovementLook = { icon: 'gift', fill: 'primarySoft', color: 'onPrimarySoft' };
const wentOut: MovementLook = { icon: 'out', fill: 'sunken', color: 'inkMuted' };
const waits: MovementLook = { icon: 'hourglass', fill: 'accentSoft', color: 'onAccentSoft' };
const lost: MovementLook = { icon: 'warning', fill: 'dangerSoft', color: 'onDangerSoft' };

export function movementLook(transaction: CreditTransaction): MovementLook {
  switch (transaction.type) {
    case 'PURCHASE':
      return cameIn;
    case 'PROMO':
    case 'REFERRAL_REWARD':
      return gift;
    case 'CAPTURE':
      return wentOut;
    case 'HOLD':
    case 'RELEASE':
      return waits;
    case 'REFUND':
    case 'REWARD_REVERSAL':
    case 'EXPIRY':
    case 'CHARGEBACK':
    case 'DEBT':
      return lost;
    case 'ADJUSTMENT':
      return transaction.amount >= 0 ? cameIn : wentOut;
    default:
      return assertNever(transaction.type);
  }
}
