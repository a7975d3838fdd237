import { useEffect } from 'react';

import { useCalls } from '../../lib/api/api.context';
import { useAppNavigation } from '../../lib/navigation/routes';
import { push } from '../../lib/push/push';
import { useSettingsStore } from '../../lib/settings.store';
import { notificationCalls } from './notifications.calls';
import { openTarget, storeOf, subjectOf, targetOf } from './notifications.model';
import { rememberDevice } from './push.queries';

/** A message that was tapped leads to what it is about; a device that moves stays reachable. */
export function PushFollower() {
  const navigation = useAppNavigation();
  const calls = useCalls(notificationCalls);
  const setActiveStore = useSettingsStore((state) => state.setActiveStore);
  useEffect(
    () =>
      push.follow({
        onOpened: (facts) => {
          const subject = subjectOf(facts);
          const storeId = subject && storeOf(subject);
          if (storeId !== undefined) setActiveStore(storeId);
          const target = subject && targetOf(subject);
          openTarget(navigation, target ?? { name: 'Notifications', params: undefined });
        },
        onMoved: (registration) => {
          // Told anew when the person next looks at the switch, should this not arrive.
          void calls
            .registerDevice(registration)
            .then(rememberDevice)
            .catch(() => undefined);
        },
      }),
    [navigation, calls, setActiveStore],
  );
  return null;
}
