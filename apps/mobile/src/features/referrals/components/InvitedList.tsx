import { useTranslation } from 'react-i18next';

import { CoinsDrawing } from '../../../ui/drawings/CoinsDrawing';
import { EmptyState } from '../../../ui/EmptyState';
import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import { Skeleton } from '../../../ui/Skeleton';
import { Tag } from '../../../ui/Tag';
import { useDateText } from '../../shared/use-date-text';
import type { Invited } from '../referrals.calls';
import { useInvited } from '../referrals.queries';

type Progress = 'both' | 'bought' | 'filmed' | 'none';

function progressOf({ hasBought, hasFilmed }: Invited): Progress {
  if (hasBought && hasFilmed) return 'both';
  if (hasBought) return 'bought';
  return hasFilmed ? 'filmed' : 'none';
}

/** Who came by the code, on which level, and what they still have to do for the reward. */
export function InvitedList() {
  const { t } = useTranslation();
  const dateText = useDateText();
  const invited = useInvited();
  if (invited.data === undefined) return invited.isError ? null : <Skeleton height={140} />;
  if (invited.data.items.length === 0) {
    return (
      <EmptyState
        testID="invited-empty"
        drawing={<CoinsDrawing />}
        title={t('referrals.emptyTitle')}
        message={t('referrals.emptyMessage')}
      />
    );
  }
  return (
    <ListGroup title={t('referrals.invitedTitle')}>
      {invited.data.items.map((friend, index) => {
        const progress = progressOf(friend);
        return (
          <ListRow
            key={`${friend.joinedAt}-${index}`}
            testID={`invited-${index}`}
            icon="user"
            title={t('referrals.level', { level: friend.level })}
            detail={dateText(friend.joinedAt)}
            end={
              <Tag
                tone={progress === 'both' ? 'good' : 'wait'}
                label={t(`referrals.progress.${progress}`)}
              />
            }
          />
        );
      })}
    </ListGroup>
  );
}
