import { useTranslation } from 'react-i18next';

import { failureText } from '../../lib/i18n/failure-text';
import type { ProcessingView } from './processing.model';

export interface OutcomeText {
  title: string;
  message: string;
}

/** The words for a film that went no further; the server's own where it gave a reason. */
export function useOutcomeText(): (view: ProcessingView) => OutcomeText {
  const { t } = useTranslation();
  return (view) => {
    switch (view.kind) {
      case 'failed':
        return {
          title: view.failure?.title ?? t('processing.failedTitle'),
          message: view.failure?.detail ?? t('processing.failedMessage'),
        };
      case 'notTaken':
        return { title: t('processing.notTakenTitle'), message: failureText(t, view.failure) };
      case 'needsCredits':
        return {
          title: t('processing.needsCreditsTitle'),
          message: t('processing.needsCreditsMessage', { count: view.credits ?? 1 }),
        };
      case 'elsewhere':
        return { title: t('processing.elsewhereTitle'), message: t('processing.elsewhereMessage') };
      case 'expired':
        return { title: t('processing.expiredTitle'), message: t('processing.expiredMessage') };
      default:
        return { title: t('processing.canceledTitle'), message: t('processing.canceledMessage') };
    }
  };
}
