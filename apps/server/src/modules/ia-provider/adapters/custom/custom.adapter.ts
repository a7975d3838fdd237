import type { CustomProviderConfig } from '../../../../config/providers-config.js';
import { DEFAULT_DEADLINE, type DeadlineOptions } from '../../calling/deadline.js';
import { inParallel } from '../../calling/in-parallel.js';
import { DEFAULT_RETRY, withRetry, type RetryOptions } from '../../calling/retry.js';
import type {
  DetectionProvider,
  ProviderAnswer,
  ProviderName,
  ProviderRequest,
} from '../../detection-provider.port.js';
import type { FramePreparer } from '../../frame-preparer.port.js';
import { ProviderError } from '../../provider-error.js';
import { CustomClient } from './custom.client.js';
import { CustomFilm } from './custom-film.js';

/** One model on one machine: a few requests beside each other keep it busy, more only wait there. */
const CALLS_AT_ONCE = 2;

export interface CustomAdapterOptions {
  readonly retry?: RetryOptions;
  readonly deadline?: DeadlineOptions;
}

/** A self-hosted model that speaks docs/providers/custom-provider.openapi.yaml. */
export class CustomAdapter implements DetectionProvider {
  private readonly client: CustomClient;
  private readonly retry: RetryOptions;

  constructor(
    config: CustomProviderConfig,
    private readonly frameMicroUsd: () => Promise<number>,
    private readonly preparer: FramePreparer,
    options: CustomAdapterOptions = {},
  ) {
    this.client = new CustomClient(config, options.deadline ?? DEFAULT_DEADLINE);
    this.retry = options.retry ?? DEFAULT_RETRY;
  }

  getProvider(): ProviderName {
    return 'custom';
  }

  async getCost(frameCount: number): Promise<number> {
    return frameCount * (await this.frameMicroUsd());
  }

  async detectProducts(request: ProviderRequest): Promise<ProviderAnswer> {
    const film = new CustomFilm(request, this.client, this.preparer, await this.frameMicroUsd());
    try {
      if (request.frames.length > 0) await this.read(film, request);
    } catch (error) {
      if (error instanceof ProviderError) throw error.withUsage(film.usage());
      request.onUsage?.(film.usage());
      throw error;
    }
    return { detections: film.detections(), usage: film.usage() };
  }

  async close(): Promise<void> {
    // Each call has its own connection from fetch's pool.
  }

  private async read(film: CustomFilm, { frames, signal }: ProviderRequest): Promise<void> {
    const info = await withRetry(() => this.client.info(signal), signal, this.retry);
    film.accept(info);
    const batches = [];
    for (let start = 0; start < frames.length; start += info.maxFramesPerRequest) {
      batches.push(frames.slice(start, start + info.maxFramesPerRequest));
    }
    await inParallel(batches, CALLS_AT_ONCE, signal, async (batch, inner) => {
      const images = await film.render(batch, info, inner);
      // A large frame is sent in parts, so that a batch may hold more pictures than frames.
      for (let start = 0; start < images.length; start += info.maxFramesPerRequest) {
        const some = images.slice(start, start + info.maxFramesPerRequest);
        await withRetry(() => film.ask(some, inner), inner, this.retry);
      }
      film.finish(batch.length);
    });
  }
}
