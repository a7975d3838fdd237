import { useTranslation } from 'react-i18next';

/** "faltan unos 40 s", "falta cerca de 1 minuto": never more exact than it can be. */
export function useEtaText(): (etaSeconds: number | null) => string {
  const { t } = useTranslation();
  return (etaSeconds) => {
    if (etaSeconds === null) return t('processing.eta.unknown');
    if (etaSeconds < 8) return t('processing.eta.almost');
    if (etaSeconds <= 55)
      return t('processing.eta.seconds', { seconds: Math.ceil(etaSeconds / 5) * 5 });
    return t('processing.eta.minutes', { count: Math.ceil(etaSeconds / 60) });
  };
}
