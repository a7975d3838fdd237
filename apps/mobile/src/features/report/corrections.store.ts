import AsyncStorage from '@react-native-async-storage/async-storage';
import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';

import type { Correction } from './corrections.model';

interface CorrectionsState {
  queue: Correction[];
  change: (step: (queue: readonly Correction[]) => Correction[]) => void;
}

/** Corrections on their way; they outlive the app, so that none made without network is lost. */
export const useCorrectionsStore = create<CorrectionsState>()(
  persist(
    (set) => ({
      queue: [],
      change: (step) => set(({ queue }) => ({ queue: step(queue) })),
    }),
    { name: 'miinventario.corrections', storage: createJSONStorage(() => AsyncStorage) },
  ),
);
