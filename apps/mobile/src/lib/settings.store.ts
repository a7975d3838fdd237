import AsyncStorage from '@react-native-async-storage/async-storage';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

import type { Language } from './i18n/languages';

export type SchemePreference = 'system' | 'light' | 'dark';

interface SettingsState {
  scheme: SchemePreference;
  /** Null follows the device. */
  language: Language | null;
  setScheme: (scheme: SchemePreference) => void;
  setLanguage: (language: Language) => void;
}

export const useSettingsStore = create<SettingsState>()(
  persist(
    (set) => ({
      scheme: 'system',
      language: null,
      setScheme: (scheme) => set({ scheme }),
      setLanguage: (language) => set({ language }),
    }),
    { name: 'miinventario.settings', storage: createJSONStorage(() => AsyncStorage) },
  ),
);
