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
  setScheme: (scheme: SchemePreference) => void;
  setLanguage: (language: Language) => void;
  setReferralCode: (code: string | null) => void;
}

export const useSettingsStore = create<SettingsState>()(
  persist(
    (set) => ({
      scheme: 'system',
      language: null,
      referralCode: null,
      setScheme: (scheme) => set({ scheme }),
      setLanguage: (language) => set({ language }),
      setReferralCode: (referralCode) => set({ referralCode }),
    }),
    { name: 'miinventario.settings', storage: createJSONStorage(() => AsyncStorage) },
  ),
);
