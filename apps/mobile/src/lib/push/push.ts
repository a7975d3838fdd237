import type { PushPort } from './push.port';

/** A build without a push service of its own: everything else of the app works the same. */
export const push: PushPort = {
  state: () => Promise.resolve('unsupported'),
  register: () => Promise.resolve(undefined),
  unregister: () => Promise.resolve(),
};
