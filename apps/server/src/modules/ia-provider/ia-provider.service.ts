import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { LooksRank, NormalisedBox } from '@miinventario/recognition';
import { log } from '../../platform/telemetry/logger.js';
import { aiCostMicroUsd } from '../../platform/telemetry/metrics.js';
import type { DescribeOutput } from './adapters/local/local.task.js';
import {
  PROVIDER_NAMES,
  type DetectionAnswer,
  type DetectionRequest,
  type ProviderName,
} from './detection-provider.port.js';
import { ProviderChain } from './provider-chain.js';
import type { GuardState } from './provider-guard.js';
import { ProviderPolicies, type ProviderPolicy } from './provider-policy.js';
import { ProvidersRegistry } from './providers.registry.js';

/** How one provider stands, for those who run the service. */
export interface ProviderStatus {
  readonly name: ProviderName;
  /** Whether its keys or address are set. */
  readonly isConfigured: boolean;
  readonly isDisabled: boolean;
  /** Its place in the order, from 1; null when the order does not name it. */
  readonly position: number | null;
  /** Of its breaker, in this process; null when it is not configured. */
  readonly state: GuardState | null;
}

/** Asks the providers in the order of the settings; the first that answers is used. */
@Injectable()
export class IaProviderService implements OnApplicationShutdown {
  /** Providers that were already reported as passed over for want of keys. */
  private readonly reported = new Set<ProviderName>();

  constructor(
    private readonly registry: ProvidersRegistry,
    private readonly policies: ProviderPolicies,
  ) {}

  /**
   * Sees products in a film's key frames.
   * @throws ProviderError when no provider answered; `retryable` tells whether waiting can help
   */
  async detectProducts(request: DetectionRequest): Promise<DetectionAnswer> {
    const policy = await this.policies.policy();
    this.reportUnconfigured(policy);
    const { providers } = this.registry;
    const measured: DetectionRequest = {
      ...request,
      onUsage: (usage) => {
        const { provider, model, costMicroUsd } = usage;
        aiCostMicroUsd.inc({ provider, model }, costMicroUsd);
        request.onUsage?.(usage);
      },
    };
    const chain = new ProviderChain(providers, policy, measured, (provider, error) =>
      log.warn({ err: error, provider, fault: error.fault }, 'AI provider passed over'),
    );
    return chain.detect();
  }

  /** Estimated cost of a film of that many key frames at the provider whose turn it is, micro-USD. */
  async getCost(frameCount: number): Promise<number> {
    const name = await this.getProvider();
    const guarded = name === undefined ? undefined : this.registry.providers.get(name);
    return guarded ? guarded.provider.getCost(frameCount) : 0;
  }

  /** The provider whose turn it is: configured, switched on and not resting. */
  async getProvider(): Promise<ProviderName | undefined> {
    const { order, disabled } = await this.policies.policy();
    return order.find((name) => {
      const guarded = this.registry.providers.get(name);
      return guarded !== undefined && guarded.guard.state !== 'open' && !disabled.includes(name);
    });
  }

  async status(): Promise<ProviderStatus[]> {
    const { order, disabled } = await this.policies.policy();
    return PROVIDER_NAMES.map((name) => {
      const guarded = this.registry.providers.get(name);
      const position = order.indexOf(name);
      return {
        name,
        isConfigured: guarded !== undefined,
        isDisabled: disabled.includes(name),
        position: position < 0 ? null : position + 1,
        state: guarded?.guard.state ?? null,
      };
    });
  }

  /** Describes a reference photo, so that the local provider knows the product. */
  describeReference(image: Buffer, crop: NormalisedBox | undefined): Promise<DescribeOutput> {
    return this.registry.local.describe(image, crop);
  }

  /** Products by how much they look like a picture, the likest first, whatever names the films. */
  rankByLooks(
    image: Buffer,
    crop: NormalisedBox | undefined,
    products: ReadonlyArray<{ productId: string; references: readonly Uint8Array[] }>,
  ): Promise<LooksRank[]> {
    return this.registry.local.rank(image, crop, products);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.registry.close();
  }

  private reportUnconfigured({ order }: ProviderPolicy): void {
    for (const name of order) {
      if (this.registry.providers.has(name) || this.reported.has(name)) continue;
      this.reported.add(name);
      log.info({ provider: name }, 'AI provider passed over: its keys are not set');
    }
  }
}
