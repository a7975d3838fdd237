import { getApps } from '@react-native-firebase/app';
import {
  AuthorizationStatus,
  deleteToken,
  getInitialNotification,
  getMessaging,
  getToken,
  hasPermission,
  isAutoInitEnabled,
  onNotificationOpenedApp,
  onTokenRefresh,
  requestPermission,
  setAutoInitEnabled,
} from '@react-native-firebase/messaging';
import { PermissionsAndroid, Platform } from 'react-native';

import type { PushPort, PushRegistration } from './push.port';

const { AUTHORIZED, PROVISIONAL, DENIED } = AuthorizationStatus;
/** Before Android 13 messages need no permission of the person. */
const ASKING_ANDROID = 33;

/** Android tells only once that it will not ask again. */
let isRefusedForGood = false;

/** Undefined in a build without Firebase's files: everything else of the app works the same. */
function service() {
  return getApps().length === 0 ? undefined : getMessaging();
}

function isGranted(status: number): boolean {
  return status === AUTHORIZED || status === PROVISIONAL;
}

async function askOnAndroid(): Promise<boolean> {
  if (Number(Platform.Version) < ASKING_ANDROID) return true;
  const answer = await PermissionsAndroid.request('android.permission.POST_NOTIFICATIONS');
  isRefusedForGood = answer === 'never_ask_again';
  return answer === 'granted';
}

const toRegistration = (token: string): PushRegistration => ({ kind: 'FCM', token });

/**
 * Firebase Cloud Messaging; on iOS Apple's service is reached through it. No address of the device is
 * made before the person asks for messages (`firebase.json`).
 */
export const push: PushPort = {
  kind: 'FCM',
  state: async () => {
    const messaging = service();
    if (messaging === undefined) return 'unsupported';
    const status = await hasPermission(messaging);
    if (isGranted(status)) return isAutoInitEnabled(messaging) ? 'on' : 'off';
    return isRefusedForGood || (Platform.OS === 'ios' && status === DENIED) ? 'blocked' : 'off';
  },
  register: async () => {
    const messaging = service();
    if (messaging === undefined) return undefined;
    const isAllowed =
      Platform.OS === 'android'
        ? await askOnAndroid()
        : isGranted(await requestPermission(messaging));
    if (!isAllowed) return undefined;
    const token = await getToken(messaging);
    await setAutoInitEnabled(messaging, true);
    return toRegistration(token);
  },
  unregister: async () => {
    const messaging = service();
    if (messaging === undefined) return;
    await setAutoInitEnabled(messaging, false);
    await deleteToken(messaging);
  },
  follow: ({ onOpened, onMoved }) => {
    const messaging = service();
    if (messaging === undefined) return () => undefined;
    void getInitialNotification(messaging).then((message) => {
      if (message !== null) onOpened(message.data ?? {});
    });
    const endings = [
      onNotificationOpenedApp(messaging, (message) => onOpened(message.data ?? {})),
      onTokenRefresh(messaging, (token) => {
        if (isAutoInitEnabled(messaging)) onMoved(toRegistration(token));
      }),
    ];
    return () => {
      for (const end of endings) end();
    };
  },
};
