import { create } from 'zustand';

import type { UploadProgress } from './part-plan';
import type { QueuedFilm } from './queued-film';

/** waiting: behind another film; paused: no network or server, goes on by itself. */
export type FilmState = 'waiting' | 'sending' | 'paused' | 'refused' | 'sent';

export interface TrackedFilm {
  film: QueuedFilm;
  state: FilmState;
  progress: UploadProgress | null;
}

interface UploadState {
  films: Record<string, TrackedFilm>;
  put: (tracked: TrackedFilm) => void;
  drop: (filmId: string) => void;
  clear: () => void;
}

/** What the screens show of the upload queue; the queue itself is on disk. */
export const useUploadStore = create<UploadState>((set) => ({
  films: {},
  put: (tracked) => set(({ films }) => ({ films: { ...films, [tracked.film.id]: tracked } })),
  drop: (filmId) =>
    set(({ films }) => {
      const { [filmId]: _dropped, ...rest } = films;
      return { films: rest };
    }),
  clear: () => set({ films: {} }),
}));
