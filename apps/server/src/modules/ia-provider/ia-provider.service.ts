import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { NormalisedBox } from '@miinventario/recognition';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import { Settings } from '../../platform/settings/settings.service.js';
import { log } from '../../platform/telemetry/logger.js';
import { LocalAdapter } from './adapters/local/local.adapter.js';
import type { DescribeOutput } from './adapters/local/local.task.js';
import {
  ProviderError,
  type DetectionAnswer,
  type DetectionProvider,
  type DetectionRequest,
  type ProviderName,
} from './detection-provider.port.js';

/** Asks the providers in the order of the settings; the first that answers is used. */
@Injectable()
export class IaProviderService implements OnApplicationShutdown {
  private readonly local: LocalAdapter;
  private readonly providers: ReadonlyMap<ProviderName, DetectionProvider>;

  constructor(
    @Inject(APP_CONFIG) config: AppConfig,
    private readonly settings: Settings,
  ) {
    this.local = new LocalAdapter(config.visionThreads);
    this.providers = new Map<ProviderName, DetectionProvider>([['local', this.local]]);
  }

  /** @throws ProviderError of the last provider when none answered */
  async detectProducts(request: DetectionRequest): Promise<DetectionAnswer> {
    const order = await this.settings.get('providers.order');
    let last: ProviderError | undefined;
    for (const name of order) {
      const provider = this.providers.get(name);
      if (!provider) continue;
      try {
        return await provider.detectProducts(request);
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        log.warn({ err: error, provider: name }, 'provider did not answer');
        last = error;
      }
    }
    throw last ?? new ProviderError('local', 'no provider is available', { retryable: true });
  }

  /** Describes a reference photo, so that the local provider knows the product. */
  describeReference(image: Buffer, crop: NormalisedBox | undefined): Promise<DescribeOutput> {
    return this.local.describe(image, crop);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.providers.values()].map((provider) => provider.close()));
  }
}
