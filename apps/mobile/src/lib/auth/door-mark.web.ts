import { useAuthStore, type AuthStatus } from './auth.store';

/** Read by `web/welcome.js`: the page of the address `/` then makes way for the app at once. */
const KEY = 'miinventario.signedIn';

/** Says in this browser that somebody is signed in; it holds no right of its own. */
export function keepDoorMark(): void {
  const write = (status: AuthStatus) => {
    try {
      if (status === 'signedIn') localStorage.setItem(KEY, '1');
      if (status === 'signedOut') localStorage.removeItem(KEY);
    } catch {
      // A browser without storage shows the welcome page first.
    }
  };
  write(useAuthStore.getState().status);
  useAuthStore.subscribe(({ status }) => write(status));
}
