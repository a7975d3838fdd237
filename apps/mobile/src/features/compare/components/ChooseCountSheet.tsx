import { useTranslation } from 'react-i18next';

import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import { Sheet } from '../../../ui/Sheet';
import { useDateText } from '../../shared/use-date-text';
import type { ConfirmedCount } from '../../stock/stock.calls';

export interface ChooseCountSheetProps {
  counts: readonly ConfirmedCount[];
  chosen: string | undefined;
  isOpen: boolean;
  onClose: () => void;
  onChoose: (id: string) => void;
}

/** One of the confirmed counts. */
export function ChooseCountSheet(props: ChooseCountSheetProps) {
  const { t } = useTranslation();
  const dateText = useDateText();
  return (
    <Sheet
      isOpen={props.isOpen}
      title={t('compare.choose')}
      close={t('common.cancel')}
      onClose={props.onClose}
    >
      <ListGroup isChoice>
        {props.counts.map(({ id, name, confirmedAt, totals }, index) => (
          <ListRow
            key={id}
            testID={`choose-count-${index}`}
            title={dateText(confirmedAt)}
            detail={`${name} · ${t('report.units', { count: totals.units })}`}
            isChosen={id === props.chosen}
            onPress={() => props.onChoose(id)}
          />
        ))}
      </ListGroup>
    </Sheet>
  );
}
