import { useTranslation } from 'react-i18next';

import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import { Tag, type TagTone } from '../../../ui/Tag';
import { useDateText } from '../../shared/use-date-text';
import type { Reward } from '../referrals.calls';
import { useRewards } from '../referrals.queries';

const tones: Record<Reward['status'], TagTone> = {
  DUE: 'wait',
  REVIEW: 'info',
  GRANTED: 'good',
  REVERSED: 'bad',
  REJECTED: 'neutral',
};

/** What invitations earned; nothing before the first. */
export function RewardList() {
  const { t } = useTranslation();
  const dateText = useDateText();
  const rewards = useRewards();
  const items = rewards.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <ListGroup title={t('referrals.rewardsTitle')}>
      {items.map((reward, index) => (
        <ListRow
          key={reward.id}
          testID={`reward-${index}`}
          icon="gift"
          fill="accentSoft"
          color="onAccentSoft"
          title={t('credits.amount', { count: reward.credits })}
          detail={dateText(reward.createdAt)}
          end={<Tag tone={tones[reward.status]} label={t(`referrals.reward.${reward.status}`)} />}
        />
      ))}
    </ListGroup>
  );
}
