import { useTranslation } from 'react-i18next';

import type { Session } from '../../../lib/api/types';
import type { QueuedFilm } from '../../../lib/upload/queued-film';
import { useUploadQueue } from '../../../lib/upload/upload-queue.context';
import { Button } from '../../../ui/Button';
import { FailureBanner } from '../../shared/FailureBanner';
import { useActiveStore } from '../../stores/active-store.context';
import type { ProcessingView } from '../processing.model';
import { useRetrySession } from '../session.queries';

export interface OutcomeActionsProps {
  view: ProcessingView;
  film: QueuedFilm | undefined;
  session: Session | undefined;
  onHome: () => void;
  onRetake: () => void;
}

export function OutcomeActions({ view, film, session, onHome, onRetake }: OutcomeActionsProps) {
  const { t } = useTranslation();
  const store = useActiveStore();
  const queue = useUploadQueue();
  const retry = useRetrySession(store.id);
  const canCountAgain = view.kind === 'needsCredits' && session !== undefined;
  const canSendAgain = view.kind === 'notTaken' && film !== undefined;
  const discardAndRetake = () => {
    if (film !== undefined) void queue.discard(film.id);
    onRetake();
  };
  return (
    <>
      <FailureBanner error={retry.error} />
      {canCountAgain && (
        <Button
          testID="processing-count-again"
          label={t('processing.countAgain')}
          icon="retry"
          size="large"
          busy={retry.isPending}
          onPress={() => retry.mutate(session.id)}
        />
      )}
      {canSendAgain && (
        <Button
          testID="processing-send-again"
          label={t('processing.sendAgain')}
          icon="upload"
          tone="outline"
          onPress={() => void queue.retry(film.id)}
        />
      )}
      {!canCountAgain && view.kind !== 'elsewhere' && (
        <Button
          testID="processing-retake"
          label={t('processing.retake')}
          icon="video"
          size="large"
          onPress={discardAndRetake}
        />
      )}
      <Button label={t('processing.goHome')} tone="quiet" icon="home" onPress={onHome} />
    </>
  );
}
