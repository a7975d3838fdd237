import { useTranslation } from 'react-i18next';

import type { Count } from './counts.calls';

/** "Todo el negocio", "Zona: Refrigerador", "Categoría: Bebidas". */
export function useScopeText(): (scope: Pick<Count, 'kind' | 'scopeValue'>) => string {
  const { t } = useTranslation();
  return ({ kind, scopeValue }) => t(`counts.scope.${kind}`, { value: scopeValue ?? '' });
}
