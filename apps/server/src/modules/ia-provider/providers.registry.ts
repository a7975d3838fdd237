import { Inject, Injectable } from '@nestjs/common';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import { ClaudeVendor } from './adapters/claude/claude.adapter.js';
import { CustomAdapter } from './adapters/custom/custom.adapter.js';
import { LocalAdapter } from './adapters/local/local.adapter.js';
import { OpenAiVendor } from './adapters/openai/openai.adapter.js';
import type { DetectionProvider, ProviderName } from './detection-provider.port.js';
import { FRAME_PREPARER, type FramePreparer } from './frame-preparer.port.js';
import type { GuardedProvider } from './provider-chain.js';
import { LOCAL_GUARD, ProviderGuard, VENDOR_GUARD } from './provider-guard.js';
import { ProviderPolicies } from './provider-policy.js';
import { VisionProvider } from './vision/vision-provider.js';

/** Every provider that the configuration makes possible, each behind its guard. */
@Injectable()
export class ProvidersRegistry {
  readonly local: LocalAdapter;
  readonly providers: ReadonlyMap<ProviderName, GuardedProvider>;

  constructor(
    @Inject(APP_CONFIG) config: AppConfig,
    @Inject(FRAME_PREPARER) preparer: FramePreparer,
    policies: ProviderPolicies,
  ) {
    this.local = new LocalAdapter(config.visionThreads);
    const { openai, claude, custom } = config.providers;
    const possible: Array<DetectionProvider | undefined> = [
      this.local,
      openai &&
        new VisionProvider(
          new OpenAiVendor(openai),
          () => policies.vision('providers.openai_model'),
          preparer,
        ),
      claude &&
        new VisionProvider(
          new ClaudeVendor(claude),
          () => policies.vision('providers.claude_model'),
          preparer,
        ),
      custom && new CustomAdapter(custom, () => policies.customFrameMicroUsd(), preparer),
    ];
    this.providers = new Map(
      possible
        .filter((provider) => provider !== undefined)
        .map((provider): [ProviderName, GuardedProvider] => {
          const name = provider.getProvider();
          const options = name === 'local' ? LOCAL_GUARD : VENDOR_GUARD;
          return [name, { provider, guard: new ProviderGuard(name, options) }];
        }),
    );
  }

  async close(): Promise<void> {
    await Promise.all([...this.providers.values()].map(({ provider }) => provider.close()));
  }
}
