import { useTranslation } from 'react-i18next';

import type { Card } from './payments.calls';

/** "Visa ···· 4242" and "Vence 04/29". */
export function useCardText(): (card: Card) => { title: string; detail: string } {
  const { t } = useTranslation();
  return ({ brand, last4, expMonth, expYear }) => ({
    title: t('cards.name', { brand: brand.charAt(0).toUpperCase() + brand.slice(1), last4 }),
    detail: t('cards.expires', {
      date: `${String(expMonth).padStart(2, '0')}/${String(expYear).slice(-2)}`,
    }),
  });
}
