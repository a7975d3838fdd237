import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { toFailure } from '../../../lib/api/failure';
import type { Page, Session } from '../../../lib/api/types';
import { EmptyShelfDrawing } from '../../../ui/drawings/EmptyShelfDrawing';
import { EmptyState } from '../../../ui/EmptyState';
import { Skeleton } from '../../../ui/Skeleton';
import { Text } from '../../../ui/Text';
import { FailureState } from '../../shared/FailureState';
import { SessionRow } from './SessionRow';

/** Sessions whose film never left some phone say nothing to anybody. */
function isTelling(session: Session): boolean {
  return session.status !== 'CREATED' && session.status !== 'UPLOADING';
}

export function RecentSessions({ sessions }: { sessions: UseQueryResult<Page<Session>> }) {
  const { t } = useTranslation();
  if (sessions.data === undefined) {
    if (sessions.isError) {
      return (
        <FailureState failure={toFailure(sessions.error)} onRetry={() => void sessions.refetch()} />
      );
    }
    return (
      <>
        <Skeleton height={28} width="50%" />
        <Skeleton height={92} />
        <Skeleton height={92} />
      </>
    );
  }
  const shown = sessions.data.items.filter(isTelling);
  if (shown.length === 0) {
    return (
      <EmptyState
        testID="home-empty"
        drawing={<EmptyShelfDrawing />}
        title={t('home.emptyTitle')}
        message={t('home.emptyMessage')}
      />
    );
  }
  return (
    <>
      <Text variant="heading" level={2}>
        {t('home.recent')}
      </Text>
      {shown.map((session, index) => (
        <SessionRow key={session.id} session={session} testID={`home-session-${index}`} />
      ))}
    </>
  );
}
