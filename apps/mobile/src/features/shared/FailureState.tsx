import { useTranslation } from 'react-i18next';

import type { Failure } from '../../lib/api/failure';
import { failureText } from '../../lib/i18n/failure-text';
import { Button } from '../../ui/Button';
import { OfflineDrawing } from '../../ui/drawings/OfflineDrawing';
import { FilmTroubleDrawing } from '../../ui/drawings/FilmTroubleDrawing';
import { EmptyState } from '../../ui/EmptyState';

export interface FailureStateProps {
  failure: Failure;
  onRetry: () => void;
}

/** A screen that could not be filled: why, and the way on. */
export function FailureState({ failure, onRetry }: FailureStateProps) {
  const { t } = useTranslation();
  const isNetwork = failure.kind === 'offline' || failure.kind === 'timeout';
  return (
    <EmptyState
      testID="failure-state"
      drawing={isNetwork ? <OfflineDrawing /> : <FilmTroubleDrawing width={160} />}
      title={isNetwork ? t('failure.networkTitle') : t('failure.title')}
      message={failureText(t, failure)}
      action={<Button label={t('common.retry')} icon="retry" tone="outline" onPress={onRetry} />}
    />
  );
}
