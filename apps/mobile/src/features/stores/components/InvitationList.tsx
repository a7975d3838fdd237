import { useTranslation } from 'react-i18next';

import type { Store } from '../../../lib/api/types';
import { formatDay } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { IconButton } from '../../../ui/IconButton';
import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import { FailureBanner } from '../../shared/FailureBanner';
import { useInvitations, useRevokeInvitation } from '../team.queries';

/** Invitations that nobody has taken up yet; nothing when there is none. */
export function InvitationList({ store }: { store: Store }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const invitations = useInvitations(store.id, true);
  const revoke = useRevokeInvitation(store.id);
  return (
    <>
      <FailureBanner error={revoke.error} />
      <ListGroup title={t('team.pending')} testID="store-invitations">
        {invitations.data?.items.map((invitation, index) => {
          const to = invitation.phone ?? invitation.email ?? t('team.byLink');
          return (
            <ListRow
              key={invitation.id}
              testID={`invitation-${index}`}
              icon="mail"
              fill="accentSoft"
              color="onAccentSoft"
              title={to}
              detail={t('team.until', { day: formatDay(invitation.expiresAt, language) })}
              end={
                <IconButton
                  testID={`invitation-revoke-${index}`}
                  icon="trash"
                  label={t('team.revoke', { to })}
                  color="danger"
                  onPress={() => revoke.mutate(invitation.id)}
                />
              }
            />
          );
        })}
      </ListGroup>
    </>
  );
}
