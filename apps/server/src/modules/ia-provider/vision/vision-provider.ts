import { DEFAULT_RETRY, type RetryOptions } from '../calling/retry.js';
import type {
  DetectionProvider,
  ProviderAnswer,
  ProviderName,
  ProviderRequest,
} from '../detection-provider.port.js';
import type { FramePreparer } from '../frame-preparer.port.js';
import { ProviderError } from '../provider-error.js';
import { estimateFilm } from './estimate.js';
import { FilmReader, FRAMES_PER_CALL } from './film-reader.js';
import { promptFor } from './prompt.js';
import { costOf, type ModelPrice } from './token-use.js';
import type { VisionOptions, VisionVendor } from './vision-vendor.port.js';

/** What our app films in; a larger frame is scaled to about the same cost. */
const USUAL_FRAME = { width: 1280, height: 720 };

/** A vendor's vision model as a detection provider. Model, price and hints are read for each film. */
export class VisionProvider implements DetectionProvider {
  constructor(
    private readonly vendor: VisionVendor,
    private readonly options: () => Promise<VisionOptions>,
    private readonly preparer: FramePreparer,
    private readonly retry: RetryOptions = DEFAULT_RETRY,
  ) {}

  getProvider(): ProviderName {
    return this.vendor.name;
  }

  async getCost(frameCount: number): Promise<number> {
    const { price, hints } = await this.pricedOptions();
    const { limits, boxUnit } = this.vendor;
    const instructions = promptFor(boxUnit);
    return costOf(
      estimateFilm(frameCount, USUAL_FRAME, hints, instructions, limits, FRAMES_PER_CALL),
      price,
    );
  }

  async detectProducts(request: ProviderRequest): Promise<ProviderAnswer> {
    const options = await this.pricedOptions();
    const { vendor, preparer, retry } = this;
    return new FilmReader({ vendor, options, preparer, retry }, request).read();
  }

  async close(): Promise<void> {
    // The SDKs hold no connection that outlives its call.
  }

  private async pricedOptions(): Promise<VisionOptions & { readonly price: ModelPrice }> {
    const options = await this.options();
    const { price, model } = options;
    if (!price) {
      const message = `the price table does not know the model ${model}`;
      throw new ProviderError(this.vendor.name, 'unpriced', message);
    }
    return { ...options, price };
  }
}
