import type { FrameDetection } from '@miinventario/counting';
import type {
  ProviderFrame,
  ProviderRequest,
  ProviderUsage,
} from '../../detection-provider.port.js';
import type { FramePreparer } from '../../frame-preparer.port.js';
import type { ImageLimits } from '../../frames/image-limits.js';
import { renderTiles, type VendorImage } from '../../frames/render-tiles.js';
import { matchProducts } from '../../matching/match-products.js';
import { ProviderError } from '../../provider-error.js';
import { joinPictures, type PlacedFacing } from '../../vision/read-facings.js';
import type { CustomClient } from './custom.client.js';
import { toFacings, toRequest } from './custom.mapper.js';
import { CONTRACT_MAJOR, type CustomInfo } from './custom.schema.js';

/** One film at a self-hosted model: what it saw and what that cost so far. */
export class CustomFilm {
  private readonly startedAt = performance.now();
  private readonly facings: PlacedFacing[] = [];
  private readonly productIds: ReadonlySet<string>;
  private model = 'unknown';
  private framesDone = 0;
  private requests = 0;
  private tokensIn = 0;
  private tokensOut = 0;
  private costMicroUsd = 0;

  constructor(
    private readonly request: ProviderRequest,
    private readonly client: CustomClient,
    private readonly preparer: FramePreparer,
    private readonly frameMicroUsd: number,
  ) {
    this.productIds = new Set(request.catalogue.map((entry) => entry.productId));
  }

  /** @throws ProviderError `rejected` when the server speaks another contract */
  accept(info: CustomInfo): void {
    if (info.contract.split('.')[0] !== CONTRACT_MAJOR) {
      throw new ProviderError('custom', 'rejected', `speaks contract ${info.contract}`);
    }
    this.model = info.model;
  }

  async render(
    frames: readonly ProviderFrame[],
    info: CustomInfo,
    signal: AbortSignal,
  ): Promise<VendorImage[]> {
    const limits: ImageLimits = {
      maxSidePx: info.maxImageSidePx,
      patchPx: 1,
      maxPatches: Number.MAX_SAFE_INTEGER,
      tokensPerPatch: 0,
    };
    const rendered = frames.map(async (frame) => {
      try {
        return await renderTiles(frame, this.preparer, limits, signal);
      } catch (cause) {
        signal.throwIfAborted();
        const message = `frame ${frame.frameIndex} cannot be read`;
        throw new ProviderError('custom', 'unreadable_frame', message, { cause });
      }
    });
    return (await Promise.all(rendered)).flat();
  }

  /** @throws ProviderError, `over_budget` before anything is sent */
  async ask(images: readonly VendorImage[], signal: AbortSignal): Promise<void> {
    const estimate = images.length * this.frameMicroUsd;
    if (estimate > 0 && this.costMicroUsd + estimate > this.request.capMicroUsd) {
      throw new ProviderError('custom', 'over_budget', "the session's cap is reached");
    }
    this.requests += 1;
    const answer = await this.client.detect(toRequest(images, this.request.catalogue), signal);
    this.model = answer.model;
    this.tokensIn += answer.usage?.tokensIn ?? 0;
    this.tokensOut += answer.usage?.tokensOut ?? 0;
    this.costMicroUsd += answer.usage?.costMicroUsd ?? estimate;
    const { facings, broken } = toFacings(answer, images, (id) => this.productIds.has(id));
    // Our own contract has no excuse: one detection that points nowhere is a fault of the server.
    if (broken > 0) {
      throw new ProviderError('custom', 'malformed', `${broken} detections point at no picture`);
    }
    this.facings.push(...facings);
  }

  finish(frameCount: number): void {
    this.framesDone += frameCount;
    this.request.onProgress(this.framesDone / this.request.frames.length);
  }

  /** A product that the model itself names is believed; the others are matched by what it read. */
  detections(): FrameDetection[] {
    const joined = joinPictures(this.facings);
    const matched = matchProducts(joined, this.request.catalogue);
    return matched.map((detection, index) => ({
      ...detection,
      productId: joined[index]?.productId ?? detection.productId,
    }));
  }

  usage(): ProviderUsage {
    return {
      provider: 'custom',
      model: this.model,
      frames: this.request.frames.length,
      requests: this.requests,
      tokensIn: this.tokensIn,
      tokensOut: this.tokensOut,
      costMicroUsd: this.costMicroUsd,
      latencyMs: Math.round(performance.now() - this.startedAt),
      isEstimated: false,
    };
  }
}
