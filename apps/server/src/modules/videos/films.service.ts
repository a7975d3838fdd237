import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type {
  ExtractedFrame,
  FfmpegPaths,
  FilmInfo,
  FilmProbe,
  FilmSurvey,
} from '@miinventario/film';
import type { ErrorCode } from '@miinventario/contracts';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import type { JobActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { Settings } from '../../platform/settings/settings.service.js';
import { OBJECT_STORAGE, type ObjectStorage } from '../../platform/storage/object-storage.port.js';
import { log } from '../../platform/telemetry/logger.js';
import { ThreadPool, threadEntry } from '../../platform/threads/thread-pool.js';
import { findNote, writeNote } from './film-note.js';
import type { KeyframesInput, ProbeInput, SurveyInput } from './tasks/film.task.js';
import { UNPLACED } from './unplaced-frame.js';
import { VideosRepository, type ArtifactKind, type VideoRow } from './videos.repository.js';

export type Inspection =
  { readonly ok: true; readonly film: FilmInfo } | { readonly ok: false; readonly code: ErrorCode };

/** A key frame on this machine, ready for a provider. */
export interface LocalFrame {
  readonly frameIndex: number;
  readonly timeMs: number;
  readonly width: number;
  readonly height: number;
  readonly path: string;
  readonly objectKey: string;
}

const MAX_HEAP_MIB = 500;
const MIB = 1024 * 1024;
/**
 * What the worker does with a film: fetch it, check it, survey it and take its key frames. Each
 * step stores what it made and is skipped when that is there.
 */
@Injectable()
export class FilmsService implements OnApplicationShutdown {
  private readonly threads: ThreadPool;

  constructor(
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly db: Db,
    private readonly videos: VideosRepository,
    private readonly settings: Settings,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {
    this.threads = new ThreadPool({
      entry: threadEntry(import.meta.url, './tasks/film.task.js'),
      threads: config.visionThreads,
      maxHeapMiB: MAX_HEAP_MIB,
    });
  }

  /** Checks the film's bytes and form. A film that cannot be counted is an answer, not a fault. */
  async inspect(actor: JobActor, video: VideoRow, signal: AbortSignal): Promise<Inspection> {
    const path = await this.fetch(video);
    if (path === undefined) return this.refuse(actor, video, 'film.damaged');
    const noted = await findNote(this.workPath(video));
    if (noted) return { ok: true, film: noted };
    const [minSeconds, maxSeconds, maxMegabytes] = await Promise.all([
      this.settings.get('films.min_seconds'),
      this.settings.get('films.max_seconds'),
      this.settings.get('films.max_megabytes'),
    ]);
    const input: ProbeInput = {
      tools: this.tools,
      path,
      limits: {
        minDurationMs: minSeconds * 1000,
        maxDurationMs: maxSeconds * 1000,
        maxSizeBytes: maxMegabytes * MIB,
      },
    };
    const answer = await this.threads.run<ProbeInput, FilmProbe>('probe', input, signal);
    if (!answer.ok) return this.refuse(actor, video, answer.code);
    const { film } = answer;
    await this.db.write(actor, (tx) => this.videos.accept(tx, video.store_id, video.id, film));
    await writeNote(this.workPath(video), film);
    return { ok: true, film };
  }

  /** The survey of an accepted film: quality, key frames and where they lie on the shelf. */
  async survey(
    actor: JobActor,
    video: VideoRow,
    film: FilmInfo,
    signal: AbortSignal,
  ): Promise<FilmSurvey> {
    const stored = await this.readArtifact<FilmSurvey>(actor, video, 'survey');
    if (stored) return stored;
    const path = await this.fetchOrFail(video);
    const directory = await this.workDirectory(video);
    const input: SurveyInput = { tools: this.tools, path, film, directory };
    const survey = await this.threads.run<SurveyInput, FilmSurvey>('survey', input, signal);
    await this.saveArtifact(actor, video, 'survey', survey);
    return survey;
  }

  /** The key frames of a surveyed film as files, taken from the film or fetched again. */
  async keyframes(
    actor: JobActor,
    video: VideoRow,
    survey: FilmSurvey,
    signal: AbortSignal,
  ): Promise<LocalFrame[]> {
    const stored = await this.db.read(actor, (tx) =>
      this.videos.listFrames(tx, video.store_id, video.id),
    );
    if (stored.length > 0) {
      return Promise.all(
        stored.map(async (frame) => ({
          frameIndex: frame.frame_index,
          timeMs: frame.time_ms,
          width: frame.width,
          height: frame.height,
          objectKey: frame.s3_key,
          path: await this.fetchFrame(video, frame.frame_index, frame.s3_key),
        })),
      );
    }
    const path = await this.fetchOrFail(video);
    const directory = await this.workDirectory(video);
    const input: KeyframesInput = { tools: this.tools, path, survey, directory };
    const taken = await this.threads.run<KeyframesInput, ExtractedFrame[]>(
      'keyframes',
      input,
      signal,
    );
    return this.storeFrames(actor, video, survey, taken);
  }

  /**
   * Stores one frame of a film as a picture, to show what is wrong with it.
   * @returns the picture's key, or null when the film has no such frame
   */
  async storeStill(
    video: VideoRow,
    survey: FilmSurvey,
    frameIndex: number,
    signal: AbortSignal,
  ): Promise<string | null> {
    const frame = { ...(survey.keyframes[0] ?? UNPLACED), frameIndex };
    const input: KeyframesInput = {
      tools: this.tools,
      path: await this.fetchOrFail(video),
      survey: { ...survey, keyframes: [frame] },
      directory: join(await this.workDirectory(video), `still-${frameIndex}`),
    };
    const [taken] = await this.threads
      .run<KeyframesInput, ExtractedFrame[]>('keyframes', input, signal)
      .catch((error: unknown) => {
        // A picture beside the advice is a help, not a reason to lose the report.
        log.warn({ err: error, videoId: video.id }, 'no picture for an advice');
        return [];
      });
    if (!taken) return null;
    const key = `stores/${video.store_id}/frames/${video.id}/still-${frameIndex}.jpg`;
    await this.storage.put(key, await readFile(taken.path), 'image/jpeg');
    return key;
  }

  async readArtifact<T>(
    actor: JobActor,
    video: VideoRow,
    kind: ArtifactKind,
  ): Promise<T | undefined> {
    const row = await this.db.read(actor, (tx) =>
      this.videos.findArtifact(tx, video.store_id, video.id, kind),
    );
    const stream = row && (await this.storage.read(row.s3_key));
    if (!stream) return undefined;
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return JSON.parse(Buffer.concat(chunks).toString()) as T;
  }

  async saveArtifact(
    actor: JobActor,
    video: VideoRow,
    kind: ArtifactKind,
    artifact: object,
  ): Promise<void> {
    const objectKey = `stores/${video.store_id}/artifacts/${video.id}/${kind}.json`;
    await this.storage.put(objectKey, Buffer.from(JSON.stringify(artifact)), 'application/json');
    await this.db.write(actor, (tx) =>
      this.videos.saveArtifact(tx, video, { kind, version: 1, objectKey }),
    );
  }

  /** Removes this machine's copies; the store keeps what is to be kept. */
  async cleanUp(video: Pick<VideoRow, 'id'>): Promise<void> {
    await rm(this.workPath(video), { recursive: true, force: true });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.threads.close();
  }

  private get tools(): FfmpegPaths {
    return { ffmpeg: this.config.film.ffmpegPath, ffprobe: this.config.film.ffprobePath };
  }

  private async storeFrames(
    actor: JobActor,
    video: VideoRow,
    survey: FilmSurvey,
    taken: readonly ExtractedFrame[],
  ): Promise<LocalFrame[]> {
    const times = new Map(survey.keyframes.map((frame) => [frame.frameIndex, frame.timeMs]));
    const frames = taken.map((frame) => ({
      ...frame,
      timeMs: Math.round(times.get(frame.frameIndex) ?? 0),
      objectKey: `stores/${video.store_id}/frames/${video.id}/${frame.frameIndex}.jpg`,
    }));
    for (const frame of frames) {
      await this.storage.put(frame.objectKey, await readFile(frame.path), 'image/jpeg');
    }
    await this.db.write(actor, (tx) =>
      this.videos.saveFrames(
        tx,
        video,
        frames.map((frame) => ({
          frame_index: frame.frameIndex,
          time_ms: frame.timeMs,
          s3_key: frame.objectKey,
          width: frame.width,
          height: frame.height,
        })),
      ),
    );
    return frames;
  }

  private async refuse(actor: JobActor, video: VideoRow, code: ErrorCode): Promise<Inspection> {
    await this.db.write(actor, (tx) =>
      this.videos.setStatus(tx, video.store_id, video.id, 'REFUSED'),
    );
    return { ok: false, code };
  }

  private async fetchOrFail(video: VideoRow): Promise<string> {
    const path = await this.fetch(video);
    if (path === undefined) throw new Error('the film is no longer in the store');
    return path;
  }

  /** The film on this machine; undefined when it is not there or not what was sent. */
  private async fetch(video: VideoRow): Promise<string | undefined> {
    const path = join(await this.workDirectory(video), 'film');
    if ((await stat(path).catch(() => undefined))?.size === video.size_bytes) return path;
    const stream = await this.storage.read(video.s3_key);
    if (!stream) return undefined;
    const hash = createHash('sha256');
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    const partial = `${path}.partial`;
    await pipeline(stream, meter, createWriteStream(partial));
    if (hash.digest('hex') !== video.sha256) {
      await rm(partial, { force: true });
      return undefined;
    }
    await rename(partial, path);
    return path;
  }

  private async fetchFrame(video: VideoRow, frameIndex: number, key: string): Promise<string> {
    const path = join(await this.workDirectory(video), `${frameIndex}.jpg`);
    const stream = await this.storage.read(key);
    if (!stream) throw new Error('a key frame is no longer in the store');
    await pipeline(stream, createWriteStream(path));
    return path;
  }

  private async workDirectory(video: Pick<VideoRow, 'id'>): Promise<string> {
    const path = this.workPath(video);
    await mkdir(path, { recursive: true });
    return path;
  }

  private workPath(video: Pick<VideoRow, 'id'>): string {
    return join(this.config.dataDirectory, 'work', video.id);
  }
}
