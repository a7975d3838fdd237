import { pushContract, type FakeDevice } from './push.contract';
import { push } from './push.web';

const subscription = {
  endpoint: 'https://fcm.googleapis.com/fcm/send/abc',
  toJSON: () => ({ keys: { p256dh: 'client-key', auth: 'secret' } }),
};

/** A browser with a service worker, in memory; the names are those of the Push API. */
function openBrowser() {
  let permission: NotificationPermission = 'default';
  let answer: NotificationPermission = 'granted';
  let current: object | null = null;
  const subscribe = jest.fn(async (_options: PushSubscriptionOptionsInit) => {
    current = subscription;
    return { ...subscription };
  });
  const pushManager = {
    subscribe,
    getSubscription: async () =>
      current && {
        unsubscribe: async () => {
          current = null;
          return true;
        },
      },
  };
  const setWorker = (serviceWorker: object | undefined) =>
    Object.defineProperty(globalThis, 'navigator', {
      configurable: true,
      value: serviceWorker === undefined ? {} : { serviceWorker },
    });
  Object.assign(globalThis, {
    PushManager: jest.fn(),
    Notification: {
      get permission() {
        return permission;
      },
      requestPermission: async () => (permission = answer),
    },
  });
  setWorker({ getRegistration: async () => ({ pushManager }) });
  const device: FakeDevice = {
    push,
    answer: (to) => void (answer = to === 'granted' ? 'granted' : 'denied'),
    takeServiceAway: () => void setWorker(undefined),
  };
  return { device, subscribe };
}

pushContract('the browser', () => openBrowser().device);

describe('push messages of the browser', () => {
  it('are subscribed to with the server’s key, and registered with the client’s', async () => {
    const { subscribe } = openBrowser();
    expect(await push.register('_-8B')).toEqual({
      kind: 'WEB',
      token: subscription.endpoint,
      p256dh: 'client-key',
      auth: 'secret',
    });
    const [asked] = subscribe.mock.calls[0]!;
    expect(asked).toMatchObject({ userVisibleOnly: true });
    expect([...(asked.applicationServerKey as Uint8Array)]).toEqual([255, 239, 1]);
  });

  it('are not subscribed to while the server has no key', async () => {
    const { subscribe } = openBrowser();
    expect(await push.register(null)).toBeUndefined();
    expect(subscribe).not.toHaveBeenCalled();
  });
});
