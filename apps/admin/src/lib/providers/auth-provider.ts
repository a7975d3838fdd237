import { meGet, secondFactorState } from '@miinventario/contracts/client';
import type { AuthProvider } from 'react-admin';
import { isSessionOver } from '../api/problem';
import { currentToken, forgetToken, logOut } from '../api/staff-session';

/** What React-admin takes for "no session, and no word about it". */
const SILENT = { message: false };

let isVerified = false;

/** Whether this window is in the hands of staff who have shown their second factor. */
async function assertStaff(): Promise<void> {
  if (isVerified && currentToken() !== undefined) return;
  const state = await secondFactorState();
  if (!state.isVerified) throw new Error('no second factor');
  isVerified = true;
}

/** Logging in is the login page's work, in its steps; here it is only looked at. */
export const authProvider: AuthProvider = {
  login: () => assertStaff(),
  logout: async () => {
    isVerified = false;
    await logOut();
  },
  checkAuth: async () => {
    try {
      await assertStaff();
    } catch {
      // eslint-disable-next-line @typescript-eslint/only-throw-error
      throw SILENT;
    }
  },
  checkError: async (error: unknown) => {
    if (!isSessionOver(error)) return;
    isVerified = false;
    forgetToken();
    throw error;
  },
  getIdentity: async () => {
    const me = await meGet();
    return { id: me.id, fullName: me.name };
  },
  getPermissions: () => Promise.resolve(undefined),
};
