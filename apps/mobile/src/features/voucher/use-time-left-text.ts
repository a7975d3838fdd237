import { useTranslation } from 'react-i18next';

import { assertNever } from '../../lib/assert-never';
import type { TimeLeft } from './voucher.model';

export function useTimeLeftText(): (left: TimeLeft) => string {
  const { t } = useTranslation();
  return (left) => {
    switch (left.kind) {
      case 'over':
        return t('voucher.over');
      case 'minutes':
        return t('voucher.leftMinutes', {
          minutes: left.minutes,
          seconds: String(left.seconds).padStart(2, '0'),
        });
      case 'hours':
        return t('voucher.leftHours', { hours: left.hours, minutes: left.minutes });
      case 'days':
        return t('voucher.leftDays', { days: left.days, hours: left.hours });
      default:
        return assertNever(left);
    }
  };
}
