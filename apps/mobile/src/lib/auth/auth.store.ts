import { create } from 'zustand';

export type AuthStatus = 'loading' | 'signedOut' | 'signedIn';

interface AuthState {
  status: AuthStatus;
  setStatus: (status: AuthStatus) => void;
}

/** Whether someone is signed in; who it is, is server state and lives in a query. */
export const useAuthStore = create<AuthState>((set) => ({
  status: 'loading',
  setStatus: (status) => set({ status }),
}));
