import { useTranslation } from 'react-i18next';

import { formatNumber } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { ListRow } from '../../../ui/ListRow';
import { Text } from '../../../ui/Text';
import { useDateText } from '../../shared/use-date-text';
import type { StockMovement } from '../stock.calls';

const known = ['COUNT', 'REVERSAL', 'ADJUSTMENT', 'PURCHASE', 'SALE', 'RETURN', 'WASTE'] as const;

/** Why the stock of a product changed, when, and to how many. */
export function MovementRow({ movement, index }: { movement: StockMovement; index: number }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const dateText = useDateText();
  const { delta, quantityAfter, area, note, createdAt } = movement;
  const reason = known.find((each) => each === movement.reason) ?? 'ADJUSTMENT';
  const when = area === '' ? dateText(createdAt) : `${area} · ${dateText(createdAt)}`;
  const left = t('history.left', { count: quantityAfter });
  const sign = delta > 0 ? '+' : '−';
  return (
    <ListRow
      testID={`movement-${index}`}
      icon={delta >= 0 ? 'in' : 'out'}
      fill={delta >= 0 ? 'primarySoft' : 'accentSoft'}
      color={delta >= 0 ? 'onPrimarySoft' : 'onAccentSoft'}
      title={t(`history.reason.${reason}`)}
      detail={[when, left, note].filter((part) => part !== null && part !== '').join(' · ')}
      end={<Text variant="bodyStrong">{`${sign}${formatNumber(Math.abs(delta), language)}`}</Text>}
    />
  );
}
