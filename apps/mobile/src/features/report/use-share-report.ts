import { useTranslation } from 'react-i18next';

import type { Session, Store } from '../../lib/api/types';
import { shareText } from '../../lib/share/share-text';
import { useDateText } from '../shared/use-date-text';
import { reportText } from './report-text';
import type { ReportView } from './report.model';

/** Hands the report over as a message: to the phone's own sheet, or else to WhatsApp. */
export function useShareReport(
  store: Store,
  session: Session,
  view: ReportView,
): () => Promise<void> {
  const { t } = useTranslation();
  const dateText = useDateText();
  return () =>
    shareText({
      title: t('report.title'),
      text: reportText(t, {
        storeName: store.name,
        day: dateText(session.readyAt ?? session.createdAt),
        view,
      }),
    });
}
