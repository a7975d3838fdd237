import { useEffect } from 'react';
import { Linking } from 'react-native';

import { useSettingsStore } from '../../lib/settings.store';
import { invitationOf } from './invitation-address';

/** Keeps the code of an invitation from the address until it is taken up or declined. */
export function InvitationCatcher() {
  const setInvitation = useSettingsStore((state) => state.setInvitation);
  useEffect(() => {
    const take = (address: string | null) => {
      const token = invitationOf(address);
      if (token !== null) setInvitation(token);
    };
    void Linking.getInitialURL().then(take);
    const listening = Linking.addEventListener('url', ({ url }) => take(url));
    return () => listening.remove();
  }, [setInvitation]);
  return null;
}
