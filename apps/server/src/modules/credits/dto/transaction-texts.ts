import type { Language } from '@miinventario/contracts';
import type { TransactionType } from '../ledger.js';

export type { Language };

const TEXTS: Record<Language, Record<TransactionType, string>> = {
  es: {
    PURCHASE: 'Compra de créditos',
    HOLD: 'Apartado para un inventario',
    CAPTURE: 'Inventario terminado',
    RELEASE: 'Créditos devueltos de un inventario',
    REFUND: 'Reembolso de una compra',
    REFERRAL_REWARD: 'Recompensa por invitar',
    REWARD_REVERSAL: 'Recompensa retirada',
    PROMO: 'Créditos de regalo',
    EXPIRY: 'Créditos de regalo vencidos',
    CHARGEBACK: 'Contracargo de una compra',
    DEBT: 'Adeudo de créditos',
    ADJUSTMENT: 'Ajuste',
  },
  en: {
    PURCHASE: 'Credit purchase',
    HOLD: 'Set aside for an inventory',
    CAPTURE: 'Inventory finished',
    RELEASE: 'Credits returned from an inventory',
    REFUND: 'Refund of a purchase',
    REFERRAL_REWARD: 'Reward for inviting',
    REWARD_REVERSAL: 'Reward taken back',
    PROMO: 'Gift credits',
    EXPIRY: 'Gift credits lapsed',
    CHARGEBACK: 'Chargeback of a purchase',
    DEBT: 'Credits owed',
    ADJUSTMENT: 'Adjustment',
  },
};

/** What a person reads of a movement; an adjustment tells its reason. */
export function describeTransaction(
  type: TransactionType,
  language: Language,
  reason: string | null,
): string {
  const text = TEXTS[language][type];
  return type === 'ADJUSTMENT' && reason !== null ? `${text}: ${reason}` : text;
}
