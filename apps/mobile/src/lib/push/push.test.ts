import { getApps } from '@react-native-firebase/app';
import * as firebase from '@react-native-firebase/messaging';
import { PermissionsAndroid, Platform } from 'react-native';

import { push } from './push';
import { pushContract, type FakeDevice } from './push.contract';

type Listener<T> = (value: T) => void;
type Message = { data?: Record<string, string> };

/** Firebase on a phone, in memory; the names are those of its API. */
const phone = {
  apps: [{}] as object[],
  status: -1,
  answer: 0,
  isInitialised: false,
  token: 'token-1',
  first: null as Message | null,
  opened: new Set<Listener<Message>>(),
  moved: new Set<Listener<string>>(),
};

function listen<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

jest.mock('@react-native-firebase/app', () => ({ getApps: jest.fn() }));
jest.mock('@react-native-firebase/messaging', () => ({
  // https://rnfirebase.io/reference/messaging/authorizationstatus
  AuthorizationStatus: { NOT_DETERMINED: -1, DENIED: 0, AUTHORIZED: 1, PROVISIONAL: 2 },
  getMessaging: jest.fn(() => ({})),
  hasPermission: jest.fn(),
  requestPermission: jest.fn(),
  isAutoInitEnabled: jest.fn(),
  setAutoInitEnabled: jest.fn(),
  getToken: jest.fn(),
  deleteToken: jest.fn(),
  getInitialNotification: jest.fn(),
  onNotificationOpenedApp: jest.fn(),
  onTokenRefresh: jest.fn(),
}));

function openPhone(os: 'ios' | 'android'): FakeDevice {
  Object.assign(phone, { apps: [{}], status: os === 'ios' ? -1 : 0, isInitialised: false });
  Object.assign(phone, { first: null, opened: new Set(), moved: new Set() });
  Object.defineProperty(Platform, 'OS', { configurable: true, get: () => os });
  Object.defineProperty(Platform, 'Version', { configurable: true, get: () => 35 });
  jest.mocked(getApps).mockImplementation(() => phone.apps as never);
  const api = jest.mocked(firebase);
  api.hasPermission.mockImplementation(async () => phone.status as never);
  api.requestPermission.mockImplementation(async () => {
    phone.status = phone.answer;
    return phone.answer as never;
  });
  api.isAutoInitEnabled.mockImplementation(() => phone.isInitialised);
  api.setAutoInitEnabled.mockImplementation(async (_, isOn) => void (phone.isInitialised = isOn));
  api.getToken.mockImplementation(async () => phone.token);
  api.deleteToken.mockImplementation(async () => undefined);
  api.getInitialNotification.mockImplementation(async () => phone.first);
  api.onNotificationOpenedApp.mockImplementation((_, listener) =>
    listen(phone.opened, listener as Listener<Message>),
  );
  api.onTokenRefresh.mockImplementation((_, listener) => listen(phone.moved, listener));
  jest.clearAllMocks();
  jest.spyOn(PermissionsAndroid, 'request').mockImplementation(async () => {
    phone.status = phone.answer;
    return phone.answer === 1 ? 'granted' : 'never_ask_again';
  });
  return {
    push,
    answer: (to) => void (phone.answer = to === 'granted' ? 1 : 0),
    takeServiceAway: () => void (phone.apps = []),
  };
}

pushContract('Firebase on iOS', () => openPhone('ios'));
pushContract('Firebase on Android', () => openPhone('android'));

describe('push messages of a phone', () => {
  it('need no permission before Android 13', async () => {
    const { push: port, answer } = openPhone('android');
    answer('refused');
    Object.defineProperty(Platform, 'Version', { configurable: true, get: () => 32 });
    expect(await port.register(null)).toEqual({ kind: 'FCM', token: 'token-1' });
    expect(PermissionsAndroid.request).not.toHaveBeenCalled();
  });

  it('tell what was tapped, also the one that started the app, until nobody listens', async () => {
    openPhone('android');
    phone.first = { data: { kind: 'REPORT_READY', sessionId: 'first' } };
    const opened: unknown[] = [];
    const stop = push.follow({ onOpened: (facts) => opened.push(facts), onMoved: jest.fn() });
    await Promise.resolve();
    for (const tell of phone.opened) tell({ data: { kind: 'CREDITS_LOW' } });
    expect(opened).toEqual([{ kind: 'REPORT_READY', sessionId: 'first' }, { kind: 'CREDITS_LOW' }]);
    stop();
    expect(phone.opened.size + phone.moved.size).toBe(0);
  });

  it('tell the new address of a device, and none of one that wants no messages', async () => {
    const { answer } = openPhone('ios');
    const moved: unknown[] = [];
    push.follow({ onOpened: jest.fn(), onMoved: (registration) => moved.push(registration) });
    for (const tell of phone.moved) tell('token-2');
    answer('granted');
    await push.register(null);
    for (const tell of phone.moved) tell('token-3');
    expect(moved).toEqual([{ kind: 'FCM', token: 'token-3' }]);
  });
});
