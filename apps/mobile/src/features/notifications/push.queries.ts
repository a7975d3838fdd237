import AsyncStorage from '@react-native-async-storage/async-storage';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { useCalls } from '../../lib/api/api.context';
import { push } from '../../lib/push/push';
import { notificationKeys } from '../shared/keys';
import { notificationCalls } from './notifications.calls';

/** The server's id of this device, to take it off again. */
const DEVICE_ID = 'miinventario.push-device';

/** Keeps what the server calls this device. */
export function rememberDevice({ id }: { id: string }): Promise<void> {
  return AsyncStorage.setItem(DEVICE_ID, id);
}

/** Whether push messages come to this device, and whether the server can send them. */
export function usePushState() {
  const calls = useCalls(notificationCalls);
  return useQuery({
    queryKey: notificationKeys.push(),
    // Of this moment on this device: the person may change the permission behind the app's back.
    meta: { isSecret: true },
    staleTime: 0,
    queryFn: async () => {
      const state = await push.state();
      if (state === 'unsupported') return { state, webPushKey: null };
      const { publicKey, hasFcm } = await calls.getWebPushKey();
      const canSend = push.kind === 'FCM' ? hasFcm : publicKey !== null;
      return { state: canSend ? state : ('unsupported' as const), webPushKey: publicKey };
    },
  });
}

/** Turns push messages on or off for this device, at the server too. */
export function useSwitchPush() {
  const calls = useCalls(notificationCalls);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (change: { isOn: boolean; webPushKey: string | null }) => {
      if (change.isOn) {
        const registration = await push.register(change.webPushKey);
        if (registration === undefined) return;
        await rememberDevice(await calls.registerDevice(registration));
        return;
      }
      await push.unregister();
      const id = await AsyncStorage.getItem(DEVICE_ID);
      if (id !== null) await calls.removeDevice(id);
      await AsyncStorage.removeItem(DEVICE_ID);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: notificationKeys.push() }),
  });
}
