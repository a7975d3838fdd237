import { useTranslation } from 'react-i18next';

import { Banner } from '../../../ui/Banner';
import type { CardOutcome } from '../card-form.props';

/** Why the card was not charged; nothing while all is well. */
export function CardTrouble({ outcome }: { outcome: CardOutcome }) {
  const { t } = useTranslation();
  switch (outcome.kind) {
    case 'done':
    case 'processing':
      return null;
    case 'canceled':
      return <Banner tone="info" message={t('buy.canceledMessage')} />;
    case 'refused':
      return (
        <Banner
          isAlert
          testID="card-refused"
          tone="danger"
          title={t('buy.refusedTitle')}
          message={outcome.message ?? t('buy.refusedMessage')}
        />
      );
    case 'unavailable':
      return (
        <Banner
          isAlert
          testID="card-unavailable"
          tone="warning"
          title={t('buy.unavailableTitle')}
          message={t('buy.unavailableMessage')}
        />
      );
  }
}
