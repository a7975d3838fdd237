import { inParallel } from '../calling/in-parallel.js';
import { withRetry, type RetryOptions } from '../calling/retry.js';
import type {
  ProviderAnswer,
  ProviderFrame,
  ProviderRequest,
  ProviderUsage,
} from '../detection-provider.port.js';
import type { FramePreparer } from '../frame-preparer.port.js';
import { renderTiles, type VendorImage } from '../frames/render-tiles.js';
import { matchProducts } from '../matching/match-products.js';
import { ProviderError } from '../provider-error.js';
import { makeHints, type CatalogueHints } from './catalogue-hints.js';
import { estimateCall, MAX_OUTPUT_TOKENS } from './estimate.js';
import { promptFor } from './prompt.js';
import { joinPictures, readFacings, type PlacedFacing } from './read-facings.js';
import { parseShelfAnswer } from './shelf-answer.js';
import { Spending } from './spending.js';
import { NO_TOKENS, type ModelPrice, type TokenUse } from './token-use.js';
import type { VisionOptions, VisionOutcome, VisionVendor } from './vision-vendor.port.js';

/** Few pictures in a call keep its answer short; the calls of a film run beside each other. */
export const FRAMES_PER_CALL = 4;
const CALLS_AT_ONCE = 4;
/** An answer with more facings than this that point nowhere is not believed at all. */
const MOST_BROKEN_SHARE = 0.3;

export interface FilmReaderOptions {
  readonly vendor: VisionVendor;
  readonly options: VisionOptions & { readonly price: ModelPrice };
  readonly preparer: FramePreparer;
  readonly retry: RetryOptions;
}

/** Reads one film's key frames with a vendor's model: in batches, paid from one purse. */
export class FilmReader {
  private readonly vendor: VisionVendor;
  private readonly hints: CatalogueHints;
  private readonly spending: Spending;
  private readonly instructions: string;
  private readonly facings: PlacedFacing[] = [];
  private framesDone = 0;
  private model: string;

  constructor(
    private readonly setup: FilmReaderOptions,
    private readonly request: ProviderRequest,
  ) {
    this.vendor = setup.vendor;
    this.hints = makeHints(request.catalogue, setup.options.hints);
    this.spending = new Spending(this.vendor.name, setup.options.price, request.capMicroUsd);
    this.instructions = promptFor(this.vendor.boxUnit);
    this.model = setup.options.model;
  }

  async read(): Promise<ProviderAnswer> {
    const { frames, catalogue, signal, onProgress } = this.request;
    try {
      await inParallel(batchesOf(frames), CALLS_AT_ONCE, signal, async (batch, inner) => {
        await this.readBatch(batch, inner);
        this.framesDone += batch.length;
        onProgress(this.framesDone / frames.length);
      });
    } catch (error) {
      const usage = this.usage();
      if (error instanceof ProviderError) throw error.withUsage(usage);
      // Given up from outside: nobody will read a usage from the reason, and it is paid all the same.
      this.request.onUsage?.(usage);
      throw error;
    }
    const detections = matchProducts(joinPictures(this.facings), catalogue);
    const order = new Map(frames.map((frame, index) => [frame.frameIndex, index]));
    detections.sort((a, b) => (order.get(a.frameIndex) ?? 0) - (order.get(b.frameIndex) ?? 0));
    return { detections, usage: this.usage() };
  }

  private usage(): ProviderUsage {
    return this.spending.usage(this.model, this.request.frames.length);
  }

  private async readBatch(frames: readonly ProviderFrame[], signal: AbortSignal): Promise<void> {
    const images = (await Promise.all(frames.map((frame) => this.render(frame, signal)))).flat();
    await this.readImages(images, signal);
  }

  private async render(frame: ProviderFrame, signal: AbortSignal): Promise<VendorImage[]> {
    try {
      return await renderTiles(frame, this.setup.preparer, this.vendor.limits, signal);
    } catch (cause) {
      signal.throwIfAborted();
      const message = `frame ${frame.frameIndex} cannot be read`;
      throw new ProviderError(this.vendor.name, 'unreadable_frame', message, { cause });
    }
  }

  /** Asks about some pictures; an answer that does not fit is asked for again in two halves. */
  private async readImages(images: readonly VendorImage[], signal: AbortSignal): Promise<void> {
    const isWhole = await withRetry(() => this.call(images, signal), signal, this.setup.retry);
    if (isWhole) return;
    if (images.length === 1) {
      throw new ProviderError(this.vendor.name, 'truncated', 'one picture overfills an answer');
    }
    const middle = Math.ceil(images.length / 2);
    await this.readImages(images.slice(0, middle), signal);
    await this.readImages(images.slice(middle), signal);
  }

  /** @returns false when the answer was cut at its length limit */
  private async call(images: readonly VendorImage[], signal: AbortSignal): Promise<boolean> {
    const { model, effort } = this.setup.options;
    const question = {
      model,
      effort,
      instructions: this.instructions,
      catalogue: this.hints.text,
      images,
      maxOutputTokens: MAX_OUTPUT_TOKENS,
    };
    const estimate = estimateCall(question, this.vendor.limits);
    const pay = this.spending.reserve(estimate);
    let paid: TokenUse | undefined;
    try {
      const reply = await this.vendor.ask(question, signal, (tokens) => {
        paid = tokens;
      });
      this.model = reply.model;
      return this.take(reply.outcome, images);
    } finally {
      // A call that never reached the vendor costs nothing; the vendor's adapter tells all others.
      pay(paid ?? NO_TOKENS);
    }
  }

  private take(outcome: VisionOutcome, images: readonly VendorImage[]): boolean {
    const { name, boxUnit } = this.vendor;
    if (outcome.kind === 'truncated') return false;
    if (outcome.kind === 'refused') {
      throw new ProviderError(name, 'refused', `refused to look: ${outcome.reason}`);
    }
    const answer = parseShelfAnswer(outcome.text);
    if (!answer) throw new ProviderError(name, 'malformed', 'the answer is not of its schema');
    const read = readFacings(answer, images, this.hints.productIds, boxUnit);
    if (read.brokenShare > MOST_BROKEN_SHARE) {
      const share = Math.round(read.brokenShare * 100);
      throw new ProviderError(name, 'malformed', `${share} % of the facings point nowhere`);
    }
    this.facings.push(...read.facings);
    return true;
  }
}

function batchesOf(frames: readonly ProviderFrame[]): ProviderFrame[][] {
  const batches: ProviderFrame[][] = [];
  for (let start = 0; start < frames.length; start += FRAMES_PER_CALL) {
    batches.push(frames.slice(start, start + FRAMES_PER_CALL));
  }
  return batches;
}
