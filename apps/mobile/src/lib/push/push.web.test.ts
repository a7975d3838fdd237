import { push } from './push.web';

const subscription = {
  endpoint: 'https://fcm.googleapis.com/fcm/send/abc',
  toJSON: () => ({ keys: { p256dh: 'client-key', auth: 'secret' } }),
  unsubscribe: jest.fn(async () => true),
};

/** A browser with a service worker, as far as push messages see it. */
function browser(options: { permission: NotificationPermission; isSubscribed?: boolean }) {
  const subscribe = jest.fn(async (_options: PushSubscriptionOptionsInit) => subscription);
  const pushManager = {
    subscribe,
    getSubscription: async () => (options.isSubscribed === true ? subscription : null),
  };
  Object.assign(globalThis, {
    PushManager: jest.fn(),
    Notification: {
      permission: options.permission,
      requestPermission: async () => options.permission,
    },
  });
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: { serviceWorker: { getRegistration: async () => ({ pushManager }) } },
  });
  return { subscribe };
}

describe('push messages of the browser', () => {
  it('are not supported without a service worker', async () => {
    Object.defineProperty(globalThis, 'navigator', { configurable: true, value: {} });
    expect(await push.state()).toBe('unsupported');
    expect(await push.register('AQID')).toBeUndefined();
  });

  it('tell whether they are on, off or refused', async () => {
    browser({ permission: 'default' });
    expect(await push.state()).toBe('off');
    browser({ permission: 'granted', isSubscribed: true });
    expect(await push.state()).toBe('on');
    browser({ permission: 'denied' });
    expect(await push.state()).toBe('blocked');
  });

  it('are subscribed to with the server’s key, and registered with the client’s', async () => {
    const { subscribe } = browser({ permission: 'granted' });
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

  it('are not subscribed to when the person refuses, or the server has no key', async () => {
    const refused = browser({ permission: 'denied' });
    expect(await push.register('AQID')).toBeUndefined();
    expect(refused.subscribe).not.toHaveBeenCalled();
    const keyless = browser({ permission: 'granted' });
    expect(await push.register(null)).toBeUndefined();
    expect(keyless.subscribe).not.toHaveBeenCalled();
  });
});
