import { useTranslation } from 'react-i18next';

import { useSettingsStore } from '../../lib/settings.store';
import { Button } from '../../ui/Button';
import { FailureBanner } from '../shared/FailureBanner';
import { InvitationPage } from './InvitationPage';
import { useAcceptInvitation } from './team.queries';

/** Asks about the invitation that brought the person here before anything else. */
export function InvitationGate({ token }: { token: string }) {
  const { t } = useTranslation();
  const accept = useAcceptInvitation();
  const { setInvitation, setActiveStore } = useSettingsStore();
  const join = () =>
    accept.mutate(token, {
      onSuccess: (store) => {
        setActiveStore(store.id);
        setInvitation(null);
      },
    });
  return (
    <InvitationPage
      token={token}
      actions={(isOpen) => (
        <>
          <FailureBanner error={accept.error} testID="invitation-error" />
          {isOpen && (
            <Button
              testID="invitation-accept"
              label={t('team.join')}
              size="large"
              busy={accept.isPending}
              onPress={join}
            />
          )}
          <Button
            testID="invitation-decline"
            label={t('team.notNow')}
            tone="quiet"
            onPress={() => setInvitation(null)}
          />
        </>
      )}
    />
  );
}
