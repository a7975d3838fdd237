import { create } from 'zustand';

interface PwaState {
  /** Takes the new version that waits on the device; null while there is none. */
  update: (() => void) | null;
  /** Asks whether to put the app on the home screen; null where the browser does not offer it. */
  install: (() => Promise<void>) | null;
  setUpdate: (update: (() => void) | null) => void;
  setInstall: (install: (() => Promise<void>) | null) => void;
}

/** What a browser offers to an app; a phone's own app never has either. */
export const usePwaStore = create<PwaState>()((set) => ({
  update: null,
  install: null,
  setUpdate: (update) => set({ update }),
  setInstall: (install) => set({ install }),
}));
