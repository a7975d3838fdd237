import type { FrameDetection } from '@miinventario/counting';
import {
  keepLikely,
  needsShortlist,
  type LooksRank,
  type NormalisedBox,
} from '@miinventario/recognition';
import { ThreadPool, threadEntry } from '../../../../platform/threads/thread-pool.js';
import type {
  CatalogueEntry,
  DetectionProvider,
  ProviderAnswer,
  ProviderFrame,
  ProviderName,
  ProviderRequest,
} from '../../detection-provider.port.js';
import { ProviderError } from '../../provider-error.js';
import type {
  DescribeInput,
  DescribeOutput,
  DetectInput,
  RankInput,
  ScoreInput,
} from './local.task.js';

const PROGRESS_MS = 500;
const MAX_HEAP_MIB = 700;
/** Frames in which the products of a film are looked for when the catalogue is large. */
const SCORED_FRAMES = 12;

/** Barcodes and reference photos, on this machine: no network and no cost. */
export class LocalAdapter implements DetectionProvider {
  private readonly threads: ThreadPool;

  constructor(private readonly threadCount: number) {
    this.threads = new ThreadPool({
      entry: threadEntry(import.meta.url, './local.task.js'),
      threads: threadCount,
      maxHeapMiB: MAX_HEAP_MIB,
    });
  }

  getProvider(): ProviderName {
    return 'local';
  }

  async getCost(): Promise<number> {
    return 0;
  }

  async detectProducts(request: ProviderRequest): Promise<ProviderAnswer> {
    const startedAt = performance.now();
    const done = new Int32Array(new SharedArrayBuffer(4));
    const total = Math.max(1, request.frames.length);
    const timer = setInterval(() => request.onProgress((done[0] ?? 0) / total), PROGRESS_MS);
    try {
      const detections = await this.detectInThreads(request, done);
      request.onProgress(1);
      return {
        detections,
        usage: {
          provider: 'local',
          model: 'classical-1',
          frames: request.frames.length,
          requests: 1,
          tokensIn: 0,
          tokensOut: 0,
          costMicroUsd: 0,
          latencyMs: Math.round(performance.now() - startedAt),
          isEstimated: false,
        },
      };
    } catch (cause) {
      request.signal.throwIfAborted();
      throw new ProviderError('local', 'unavailable', 'recognition failed', { cause });
    } finally {
      clearInterval(timer);
    }
  }

  /** Describes one reference photo for later recognition; a refusal is a returned value. */
  describe(image: Buffer, crop: NormalisedBox | undefined): Promise<DescribeOutput> {
    const input: DescribeInput = { image, crop };
    return this.threads.run('describe', input, AbortSignal.timeout(30_000));
  }

  /** Products by how much they look like a picture, for a person to choose from. */
  rank(
    image: Buffer,
    crop: NormalisedBox | undefined,
    products: RankInput['products'],
  ): Promise<LooksRank[]> {
    const input: RankInput = { image, crop, products };
    return this.threads.run('rank', input, AbortSignal.timeout(30_000));
  }

  private async detectInThreads(
    request: ProviderRequest,
    done: Int32Array,
  ): Promise<FrameDetection[]> {
    const { frames, signal } = request;
    const catalogue = needsShortlist(request.catalogue)
      ? await this.likelyProducts(request)
      : request.catalogue;
    const found = await Promise.all(
      this.dealOut(frames).map((hand) =>
        this.threads.run<DetectInput, FrameDetection[]>(
          'detect',
          { frames: hand, catalogue, done },
          signal,
        ),
      ),
    );
    return found.flat().sort((a, b) => a.frameIndex - b.frameIndex);
  }

  /** The catalogue without the photos of products that are hardly in the film. */
  private async likelyProducts({
    frames,
    catalogue,
    signal,
  }: ProviderRequest): Promise<CatalogueEntry[]> {
    const step = Math.max(1, frames.length / SCORED_FRAMES);
    const scored = frames.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
    const parts = await Promise.all(
      this.dealOut(scored).map((hand) =>
        this.threads.run<ScoreInput, number[]>('score', { frames: hand, catalogue }, signal),
      ),
    );
    const scores = catalogue.map((_, i) => parts.reduce((sum, part) => sum + (part[i] ?? 0), 0));
    return keepLikely(catalogue, scores);
  }

  /** Deals frames out like cards, since neighbours are about equally hard. */
  private dealOut(frames: readonly ProviderFrame[]): ProviderFrame[][] {
    return Array.from({ length: this.threadCount }, (_, hand) =>
      frames.filter((_frame, index) => index % this.threadCount === hand),
    ).filter((hand) => hand.length > 0);
  }

  close(): Promise<void> {
    return this.threads.close();
  }
}
