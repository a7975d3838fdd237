import { useTranslation } from 'react-i18next';

import { Banner } from '../../../ui/Banner';

/** Buying is off here: said as it is, with what still works. */
export function NotConfiguredBanner() {
  const { t } = useTranslation();
  return (
    <Banner
      testID="buy-not-configured"
      tone="info"
      title={t('buy.offTitle')}
      message={t('buy.offMessage')}
    />
  );
}
