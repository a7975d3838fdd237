/* Stands in for what only a phone has. Ports of our own are faked in the tests themselves. */
jest.mock('@react-native-async-storage/async-storage', () =>
  jest.requireActual<object>('@react-native-async-storage/async-storage/jest/async-storage-mock'),
);

jest.mock('expo-crypto', () => ({
  getRandomBytes: (count: number) => Uint8Array.from({ length: count }, () => Math.random() * 256),
}));

jest.mock('expo-localization', () => ({
  getLocales: () => [{ languageTag: 'es-MX' }],
}));

jest.mock('expo-video', () => ({ useVideoPlayer: () => null, VideoView: () => null }));

jest.mock('expo-image', () => {
  const { Image } = jest.requireActual<typeof import('react-native')>('react-native');
  return { Image };
});

jest.mock('expo/fetch', () => ({ fetch: jest.fn() }));

jest.mock('expo-clipboard', () => ({ setStringAsync: jest.fn(async () => true) }));

jest.mock('expo-brightness', () => ({
  getBrightnessAsync: jest.fn(async () => 0.4),
  setBrightnessAsync: jest.fn(async () => undefined),
}));

jest.mock('expo-keep-awake', () => ({
  activateKeepAwakeAsync: jest.fn(async () => undefined),
  deactivateKeepAwake: jest.fn(async () => undefined),
}));

// A build without Firebase's files, as most are; its own tests have a fake of it.
jest.mock('@react-native-firebase/app', () => ({ getApps: jest.fn(() => []) }));
jest.mock('@react-native-firebase/messaging', () => ({ AuthorizationStatus: {} }));

jest.mock('@stripe/stripe-react-native', () => ({
  initStripe: jest.fn(async () => undefined),
  initPaymentSheet: jest.fn(async () => ({})),
  presentPaymentSheet: jest.fn(async () => ({})),
}));

// Loops of pure decoration would keep running, and warn, after a test has seen what it wanted.
jest.mock('../ui/Skeleton', () => ({ Skeleton: () => null }));
