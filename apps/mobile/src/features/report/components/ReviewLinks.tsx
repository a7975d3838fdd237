import { useTranslation } from 'react-i18next';

import type { Session, Store } from '../../../lib/api/types';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { Banner } from '../../../ui/Banner';
import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import { useDateText } from '../../shared/use-date-text';
import { useExpected } from '../review.queries';

export interface ReviewLinksProps {
  store: Store;
  session: Session;
  isOpen: boolean;
}

/** The ways on from the report: what is missing from it, and what to add by hand. */
export function ReviewLinks({ store, session, isOpen }: ReviewLinksProps) {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const dateText = useDateText();
  const expected = useExpected(store.id, session.id);
  if (session.confirmedAt !== null) {
    return (
      <Banner
        testID="report-confirmed"
        tone="success"
        message={t('review.confirmedAt', { when: dateText(session.confirmedAt) })}
      />
    );
  }
  if (!isOpen) return null;
  const missing = expected.data?.items.length ?? 0;
  const open = expected.data?.open ?? 0;
  return (
    <ListGroup>
      {missing > 0 && (
        <ListRow
          testID="report-expected"
          icon="help"
          fill="accentSoft"
          color="onAccentSoft"
          title={t('review.expectedTitle')}
          detail={open > 0 ? t('review.expectedOpen', { count: open }) : t('review.expectedDone')}
          onPress={() => navigation.navigate('Expected', { sessionId: session.id })}
        />
      )}
      <ListRow
        testID="report-add"
        icon="plus"
        title={t('review.add')}
        detail={t('review.addDetail')}
        onPress={() => navigation.navigate('PickProduct', { sessionId: session.id })}
      />
    </ListGroup>
  );
}
