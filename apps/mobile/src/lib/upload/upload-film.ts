import { throwIfAborted } from '../abort';
import type { ApiClient } from '../api/client';
import { isPassing, toFailure } from '../api/failure';
import type { Upload, UploadPartTarget } from '../api/types';
import { backoffMs, sleep } from './backoff';
import { hashFilm } from './hash-film';
import { PartLanes } from './part-lanes';
import {
  initialProgress,
  missingParts,
  planParts,
  type PartRange,
  type UploadProgress,
} from './part-plan';
import type { FilmBytes, QueuedFilm } from './queued-film';
import { runPool } from './run-pool';
import type { SendPart } from './send-part';

export type UploadApi = Pick<
  ApiClient,
  'createSession' | 'createUpload' | 'getUpload' | 'addUploadParts' | 'completeUpload'
>;

export interface UploadFilmOptions {
  api: UploadApi;
  bytes: FilmBytes;
  sendPart: SendPart;
  createKey: () => string;
  signal: AbortSignal;
  /** Called after each step with what must not be forgotten; resolves once it is on disk. */
  keep: (film: QueuedFilm) => Promise<void>;
  onProgress: (progress: UploadProgress) => void;
  /** First wait between two tries of a part. */
  firstWaitMs?: number;
}

const MOST_PARALLEL_PARTS = 3;
const PART_ATTEMPTS = 5;

/**
 * Brings a film to the server, from whatever step it had reached before: session, upload,
 * the parts the server does not have yet, completion. Safe to call again after any fault.
 * Throws what `toFailure` reads; a passing failure means "call again later".
 */
export async function uploadFilm(
  queued: QueuedFilm,
  options: UploadFilmOptions,
): Promise<QueuedFilm> {
  const { api, bytes, signal, keep, onProgress } = options;
  onProgress({ stage: 'preparing', parts: [] });
  let film = await ensureSession(queued, options);
  const opened = await ensureUpload(film, options);
  film = opened.film;
  if (opened.upload.status === 'COMPLETED') return film;

  const hashing = film.sha256 === null ? hashFilm(bytes, signal) : Promise.resolve(film.sha256);
  // A failing part ends this call first; the hash's own fault is then nobody's to handle.
  hashing.catch(() => undefined);
  const etags = await sendMissingParts(film, opened.upload, options);
  film = { ...film, sha256: await hashing };
  await keep(film);

  throwIfAborted(signal);
  const { id, partCount } = opened.upload;
  onProgress({ stage: 'finishing', parts: finishedParts(bytes.sizeBytes, opened.upload) });
  const parts = await completeEtags(film, id, partCount, etags, api);
  await api.completeUpload(
    film.storeId,
    id,
    { sha256: film.sha256 ?? '', parts },
    film.keys.complete,
  );
  return film;
}

async function ensureSession(
  film: QueuedFilm,
  { api, keep }: UploadFilmOptions,
): Promise<QueuedFilm> {
  if (film.sessionId !== null) return film;
  const session = await api.createSession(film.storeId, film.session ?? {}, film.keys.session);
  const kept = { ...film, sessionId: session.id };
  await keep(kept);
  return kept;
}

async function ensureUpload(
  film: QueuedFilm,
  { api, keep, createKey }: UploadFilmOptions,
): Promise<{ film: QueuedFilm; upload: Upload }> {
  let current = film;
  if (current.uploadId !== null) {
    const upload = await findUpload(api, current.storeId, current.uploadId);
    if (upload !== null && (upload.status === 'OPEN' || upload.status === 'COMPLETED')) {
      return { film: current, upload };
    }
    // The old upload is over; a new one needs keys of its own, or the old answer comes back.
    const keys = { ...current.keys, upload: createKey(), complete: createKey() };
    current = { ...current, uploadId: null, keys };
    await keep(current);
  }
  const { storeId, fileName, contentType, sizeBytes, keys } = current;
  const body = { sessionId: current.sessionId ?? '', fileName, contentType, sizeBytes };
  const upload = await api.createUpload(storeId, body, keys.upload);
  const kept = { ...current, uploadId: upload.id };
  await keep(kept);
  return { film: kept, upload };
}

async function findUpload(
  api: UploadApi,
  storeId: string,
  uploadId: string,
): Promise<Upload | null> {
  try {
    return await api.getUpload(storeId, uploadId);
  } catch (error) {
    const failure = toFailure(error);
    if (failure.kind === 'rejected' && failure.status === 404) return null;
    throw error;
  }
}

async function sendMissingParts(
  film: QueuedFilm,
  upload: Upload,
  options: UploadFilmOptions,
): Promise<Map<number, string>> {
  const { onProgress, bytes } = options;
  const plan = planParts(bytes.sizeBytes, upload.partSizeBytes);
  const missing = missingParts(plan, upload.received);
  const progress = initialProgress(plan, missing);
  onProgress(progress);
  const targets = new Map(upload.parts.map((part) => [part.partNumber, part]));
  const etags = new Map(upload.received.map((part) => [part.partNumber, part.etag]));

  const lanes = new PartLanes({ most: MOST_PARALLEL_PARTS });
  const pool = { width: MOST_PARALLEL_PARTS, signal: options.signal };
  await runPool(missing, pool, async (range, signal) => {
    const part = progress.parts[range.partNumber - 1];
    const report = (sent: number, isStored = false) => {
      if (part !== undefined) {
        part.sentBytes = Math.min(sent, part.sizeBytes);
        part.isStored = isStored;
      }
      onProgress({ ...progress, parts: progress.parts.map((each) => ({ ...each })) });
    };
    const etag = await sendWithRetries({
      film,
      uploadId: upload.id,
      range,
      targets,
      lanes,
      report,
      options: { ...options, signal },
    });
    if (etag !== null) etags.set(range.partNumber, etag);
    report(range.end - range.start, true);
  });
  return etags;
}

interface PartJob {
  film: QueuedFilm;
  uploadId: string;
  range: PartRange;
  targets: Map<number, UploadPartTarget>;
  lanes: PartLanes;
  report: (sentBytes: number) => void;
  options: UploadFilmOptions;
}

async function sendWithRetries(job: PartJob): Promise<string | null> {
  const { range, report, options } = job;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await job.lanes.run(range.end - range.start, () => sendOnce(job));
    } catch (error) {
      throwIfAborted(options.signal);
      report(0);
      // A refused address has mostly expired: the next try asks for a new one.
      const failure = toFailure(error);
      if (!isPassing(failure)) job.targets.delete(range.partNumber);
      if (attempt >= PART_ATTEMPTS) throw error;
      const firstMs = options.firstWaitMs ?? 500;
      await sleep(backoffMs(attempt, { firstMs, longestMs: 8_000 }), options.signal);
    }
  }
}

async function sendOnce(job: PartJob): Promise<string | null> {
  const { range, report, options } = job;
  const { signal, bytes } = options;
  throwIfAborted(signal);
  const target = await usableTarget(job);
  const body = await bytes.slice(range.start, range.end);
  return options.sendPart({ ...target, body, signal, onSent: report });
}

/** An address is asked anew when it is about to expire. */
const EXPIRY_MARGIN_MS = 60_000;

async function usableTarget({ film, uploadId, range, targets, options }: PartJob) {
  const known = targets.get(range.partNumber);
  if (known !== undefined && Date.parse(known.expiresAt) - Date.now() > EXPIRY_MARGIN_MS)
    return known;
  const { parts } = await options.api.addUploadParts(film.storeId, uploadId, [range.partNumber]);
  const fresh = parts.find((part) => part.partNumber === range.partNumber);
  if (fresh === undefined) throw new Error('The server gave no address for the part');
  targets.set(range.partNumber, fresh);
  return fresh;
}

function finishedParts(sizeBytes: number, upload: Upload) {
  return initialProgress(planParts(sizeBytes, upload.partSizeBytes), []).parts;
}

/** Tags the browser could not read are asked of the server. */
async function completeEtags(
  film: QueuedFilm,
  uploadId: string,
  partCount: number,
  etags: Map<number, string>,
  api: UploadApi,
) {
  if (etags.size < partCount) {
    const { received } = await api.getUpload(film.storeId, uploadId);
    for (const part of received) etags.set(part.partNumber, part.etag);
  }
  return [...etags]
    .map(([partNumber, etag]) => ({ partNumber, etag }))
    .sort((a, b) => a.partNumber - b.partNumber);
}
