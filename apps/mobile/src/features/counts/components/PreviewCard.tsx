import { useTranslation } from 'react-i18next';

import type { Store } from '../../../lib/api/types';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { Banner } from '../../../ui/Banner';
import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import { figuresOf } from '../count.model';
import type { CountDetail } from '../counts.calls';
import { useCountPreview } from '../counts.queries';

/** What confirming would change, in a few words, and the way to every line. */
export function PreviewCard({ store, count }: { store: Store; count: CountDetail }) {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { snapshotId, status } = count;
  const hasReport = count.sessions.some((session) => session.status === 'READY');
  const isPreviewed = hasReport && status !== 'CONFIRMED' && status !== 'CANCELED';
  const preview = useCountPreview(store.id, count.id, isPreviewed).data;
  if (status === 'CONFIRMED' && snapshotId !== null) {
    return (
      <ListGroup>
        <ListRow
          testID="count-comparison"
          icon="trend"
          title={t('review.compare')}
          detail={t('counts.comparisonHint')}
          onPress={() => navigation.navigate('Comparison', { snapshotId })}
        />
      </ListGroup>
    );
  }
  if (!isPreviewed || preview === undefined || preview.hidden) return null;
  const figures = figuresOf(preview.lines);
  const parts = [
    t('counts.lines', { count: preview.lines.length }),
    figures.short > 0 ? t('counts.short', { count: figures.short }) : null,
    figures.over > 0 ? t('counts.over', { count: figures.over }) : null,
    figures.notSeen > 0 ? t('counts.notSeen', { count: figures.notSeen }) : null,
    figures.unnamed > 0 ? t('counts.unnamed', { count: figures.unnamed }) : null,
  ];
  return (
    <>
      {figures.moved > 0 && (
        <Banner
          testID="count-moved"
          tone="warning"
          message={t('counts.moved', { count: figures.moved })}
        />
      )}
      <ListGroup>
        <ListRow
          testID="count-lines"
          icon="eye"
          title={t('counts.seeLines')}
          detail={parts.filter((part) => part !== null).join(' · ')}
          onPress={() => navigation.navigate('CountLines', { countId: count.id })}
        />
      </ListGroup>
    </>
  );
}
