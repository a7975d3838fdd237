import { useTranslation } from 'react-i18next';

import { dayKind, formatDay, formatTime } from '../../lib/format';
import { useLanguage } from '../../lib/use-language';

/** "Hoy, 10:32" and the like, in the shop's time zone. */
export function useDateText(): (iso: string) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  return (iso) => {
    const time = formatTime(iso, language);
    const kind = dayKind(iso, new Date());
    if (kind === 'today') return t('date.today', { time });
    if (kind === 'yesterday') return t('date.yesterday', { time });
    return t('date.older', { day: formatDay(iso, language), time });
  };
}
