import { useTranslation } from 'react-i18next';

import { useAppNavigation } from '../../../lib/navigation/routes';
import { ListRow } from '../../../ui/ListRow';
import { Tag } from '../../../ui/Tag';
import { useDateText } from '../../shared/use-date-text';
import { statusTones } from '../count.model';
import type { Count } from '../counts.calls';
import { useScopeText } from '../use-plan-text';

/** A count in a list: what it is about, when, and how far it is. */
export function CountRow({ count, index }: { count: Count; index: number }) {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const dateText = useDateText();
  const scopeText = useScopeText();
  const isOver = count.status === 'CONFIRMED' || count.status === 'CANCELED';
  const when =
    count.dueAt !== null && !isOver
      ? t('counts.dueShort', { when: dateText(count.dueAt) })
      : dateText(count.confirmedAt ?? count.createdAt);
  return (
    <ListRow
      testID={`count-${index}`}
      icon="count"
      title={count.name}
      detail={`${scopeText(count)} · ${when}`}
      end={<Tag tone={statusTones[count.status]} label={t(`counts.status.${count.status}`)} />}
      onPress={() => navigation.navigate('Count', { countId: count.id })}
    />
  );
}
