import { Injectable } from '@nestjs/common';
import { Settings } from '../../platform/settings/settings.service.js';
import type { ProviderName } from './detection-provider.port.js';
import type { VisionOptions } from './vision/vision-vendor.port.js';

/** Which providers are asked, in which order, and for how much. */
export interface ProviderPolicy {
  readonly order: readonly ProviderName[];
  readonly disabled: readonly ProviderName[];
  /** For all providers of one session together. */
  readonly sessionCapMicroUsd: number;
}

/** Reads what the settings say about providers, each time anew: staff change it while we run. */
@Injectable()
export class ProviderPolicies {
  constructor(private readonly settings: Settings) {}

  async policy(): Promise<ProviderPolicy> {
    return {
      order: await this.settings.get('providers.order'),
      disabled: await this.settings.get('providers.disabled'),
      sessionCapMicroUsd: await this.settings.get('providers.session_cap_micro_usd'),
    };
  }

  async vision(key: 'providers.openai_model' | 'providers.claude_model'): Promise<VisionOptions> {
    const model = await this.settings.get(key);
    const prices = await this.settings.get('providers.prices');
    return {
      model,
      effort: await this.settings.get('providers.effort'),
      price: prices[model],
      hints: await this.settings.get('providers.catalogue_hints'),
    };
  }

  customFrameMicroUsd(): Promise<number> {
    return this.settings.get('providers.custom_frame_micro_usd');
  }
}
