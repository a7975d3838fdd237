import type { PushPort, PushRegistration } from './push.port';

/** The service worker that shows messages; undefined until the page has one. */
async function worker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator) || !('PushManager' in globalThis)) return undefined;
  return navigator.serviceWorker.getRegistration();
}

/** The key as the browser takes it: raw bytes of base64url. */
function keyBytes(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function toRegistration(subscription: PushSubscription): PushRegistration {
  const { keys } = subscription.toJSON();
  return {
    kind: 'WEB',
    token: subscription.endpoint,
    p256dh: keys?.['p256dh'] ?? '',
    auth: keys?.['auth'] ?? '',
  };
}

/** Web Push (https://www.w3.org/TR/push-api/) through the app's service worker. */
export const push: PushPort = {
  kind: 'WEB',
  state: async () => {
    const registration = await worker();
    if (registration === undefined) return 'unsupported';
    if (Notification.permission === 'denied') return 'blocked';
    return (await registration.pushManager.getSubscription()) === null ? 'off' : 'on';
  },
  register: async (webPushKey) => {
    const registration = await worker();
    if (registration === undefined || webPushKey === null) return undefined;
    if ((await Notification.requestPermission()) !== 'granted') return undefined;
    const subscription = await registration.pushManager.subscribe({
      // Browsers grant no silent messages.
      userVisibleOnly: true,
      applicationServerKey: keyBytes(webPushKey),
    });
    return toRegistration(subscription);
  },
  unregister: async () => {
    const subscription = await (await worker())?.pushManager.getSubscription();
    await subscription?.unsubscribe();
  },
  // The service worker opens the window itself, and a subscription that ends is made anew by hand.
  follow: () => () => undefined,
};
