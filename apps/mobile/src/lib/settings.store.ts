import AsyncStorage from '@react-native-async-storage/async-storage';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

import type { Language } from './i18n/languages';

export type SchemePreference = 'system' | 'light' | 'dark';

interface SettingsState {
  scheme: SchemePreference;
  /** Null follows the device. */
  language: Language | null;
  /** The code of whom invited this person, until the server has taken it. */
  referralCode: string | null;
  /** The code of an invitation to a shop, until it is taken up or declined. */
  invitation: string | null;
  /** The shop the person worked in last on this device. */
  activeStoreId: string | null;
  setScheme: (scheme: SchemePreference) => void;
  setLanguage: (language: Language) => void;
  setReferralCode: (code: string | null) => void;
  setInvitation: (token: string | null) => void;
  setActiveStore: (storeId: string) => void;
}

export const useSettingsStore = create<SettingsState>()(
  persist(
    (set) => ({
      scheme: 'system',
      language: null,
      referralCode: null,
      invitation: null,
      activeStoreId: null,
      setScheme: (scheme) => set({ scheme }),
      setLanguage: (language) => set({ language }),
      setReferralCode: (referralCode) => set({ referralCode }),
      setInvitation: (invitation) => set({ invitation }),
      setActiveStore: (activeStoreId) => set({ activeStoreId }),
    }),
    { name: 'miinventario.settings', storage: createJSONStorage(() => AsyncStorage) },
  ),
);
