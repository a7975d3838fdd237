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

// Loops of pure decoration would keep running, and warn, after a test has seen what it wanted.
jest.mock('../ui/Skeleton', () => ({ Skeleton: () => null }));
