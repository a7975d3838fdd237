import { throwIfAborted } from '../abort';
import { isPassing, toFailure, type Failure } from '../api/failure';
import { backoffMs, sleep } from './backoff';
import type { Connectivity } from './connectivity.port';
import type { FilmSource, FilmStore } from './film-store.port';
import type { UploadProgress } from './part-plan';
import type { FilmSession, QueuedFilm } from './queued-film';
import type { SendPart } from './send-part';
import { uploadFilm, type UploadApi } from './upload-film';
import type { FilmState, TrackedFilm } from './upload.store';

export interface UploadQueueOptions {
  store: FilmStore;
  api: UploadApi;
  sendPart: SendPart;
  connectivity: Connectivity;
  createId: () => string;
  now: () => Date;
  publish: (tracked: TrackedFilm) => void;
  retract: (filmId: string) => void;
  /** First wait after the network failed. */
  firstWaitMs?: number;
}

export interface NewFilm {
  storeId: string;
  session?: FilmSession | undefined;
  fileName: string;
  contentType: string;
  sizeBytes: number;
  durationMs: number | null;
}

const LONGEST_WAIT_MS = 60_000;

/** Sends the queued films one after the other, for as long as it takes. */
export class UploadQueue {
  private running: Promise<void> | null = null;
  /** Set when there may be new work, so that a loop about to end looks once more. */
  private hasNews = false;
  private stopping = new AbortController();
  private wake = new AbortController();
  private current: { filmId: string; abort: AbortController } | null = null;
  private storeId: string | null = null;
  private readonly unsubscribe: () => void;

  constructor(private readonly options: UploadQueueOptions) {
    this.unsubscribe = options.connectivity.onBack(() => this.resume());
  }

  /**
   * Takes up what an earlier run of the app left behind for this shop. Films of another
   * person who used this device wait until that person is back.
   */
  async start(storeId: string): Promise<void> {
    this.storeId = storeId;
    this.stopping = new AbortController();
    for (const film of await this.list()) {
      this.publish(film, film.refusal === null ? 'waiting' : 'refused');
    }
    this.resume();
  }

  /** Keeps the film on the device; resolves before anything is sent. */
  async add(newFilm: NewFilm, source: FilmSource): Promise<QueuedFilm> {
    const { createId, now, store } = this.options;
    const film: QueuedFilm = {
      ...newFilm,
      id: createId(),
      queuedAt: now().toISOString(),
      sessionId: null,
      uploadId: null,
      sha256: null,
      keys: { session: createId(), upload: createId(), complete: createId() },
      refusal: null,
    };
    await store.add(film, source);
    this.publish(film, 'waiting');
    this.resume();
    return film;
  }

  /** Tries a refused film once more. */
  async retry(filmId: string): Promise<void> {
    const film = (await this.list()).find(({ id }) => id === filmId);
    if (film === undefined) return;
    const cleared = { ...film, refusal: null };
    await this.options.store.update(cleared);
    this.publish(cleared, 'waiting');
    this.resume();
  }

  /** Forgets the film, also while it is being sent. */
  async discard(filmId: string): Promise<void> {
    if (this.current?.filmId === filmId) this.current.abort.abort();
    await this.options.store.remove(filmId);
    this.options.retract(filmId);
  }

  /** Ends any wait and goes on at once. */
  resume(): void {
    this.wake.abort();
    this.wake = new AbortController();
    this.hasNews = true;
    this.running ??= this.options.store
      .exclusively(() => this.drain())
      .catch(() => undefined)
      .finally(() => {
        this.running = null;
        if (this.hasNews && !this.stopping.signal.aborted) this.resume();
      });
  }

  /** Stops sending; the films stay on the device. */
  stop(): void {
    this.stopping.abort();
    this.current?.abort.abort();
    this.wake.abort();
  }

  dispose(): void {
    this.stop();
    this.unsubscribe();
  }

  private async list(): Promise<QueuedFilm[]> {
    const films = await this.options.store.list();
    return films.filter(({ storeId }) => storeId === this.storeId);
  }

  private async drain(): Promise<void> {
    let faults = 0;
    while (!this.stopping.signal.aborted) {
      this.hasNews = false;
      const film = (await this.list()).find(({ refusal }) => refusal === null);
      if (film === undefined) return;
      const failure = await this.send(film);
      faults = failure === null ? 0 : faults + 1;
      if (failure !== null) await this.waitForNetwork(faults);
    }
  }

  /** Null once the film needs no further try: sent, refused or discarded. */
  private async send(film: QueuedFilm): Promise<Failure | null> {
    const { store, api, sendPart, createId } = this.options;
    const abort = new AbortController();
    this.current = { filmId: film.id, abort };
    let latest = film;
    let lastProgress: UploadProgress | null = null;
    const keep = async (kept: QueuedFilm) => {
      throwIfAborted(abort.signal);
      latest = kept;
      await store.update(kept);
      this.publish(kept, 'sending');
    };
    try {
      const sent = await uploadFilm(film, {
        api,
        sendPart,
        createKey: createId,
        bytes: await store.open(film.id),
        signal: abort.signal,
        keep,
        onProgress: (progress) => {
          lastProgress = progress;
          if (!abort.signal.aborted)
            this.options.publish({ film: latest, state: 'sending', progress });
        },
      });
      await store.remove(film.id);
      this.publish(sent, 'sent');
      return null;
    } catch (error) {
      if (abort.signal.aborted) return null;
      return await this.afterFault(latest, toFailure(error), lastProgress);
    } finally {
      this.current = null;
    }
  }

  private async afterFault(
    film: QueuedFilm,
    failure: Failure,
    progress: UploadProgress | null,
  ): Promise<Failure | null> {
    if (isPassing(failure)) {
      this.options.publish({ film, state: 'paused', progress });
      return failure;
    }
    const refused = { ...film, refusal: failure };
    await this.options.store.update(refused);
    this.publish(refused, 'refused');
    return null;
  }

  private async waitForNetwork(faults: number): Promise<void> {
    const firstMs = this.options.firstWaitMs ?? 2_000;
    const waitMs = backoffMs(faults, { firstMs, longestMs: LONGEST_WAIT_MS });
    await sleep(waitMs, this.wake.signal).catch(() => undefined);
  }

  private publish(film: QueuedFilm, state: FilmState): void {
    this.options.publish({ film, state, progress: null });
  }
}
