import type {
  DetectionAnswer,
  DetectionProvider,
  DetectionRequest,
  ProviderName,
  ProviderUsage,
} from './detection-provider.port.js';
import { ProviderError } from './provider-error.js';
import type { ProviderGuard } from './provider-guard.js';
import type { ProviderPolicy } from './provider-policy.js';

export interface GuardedProvider {
  readonly provider: DetectionProvider;
  readonly guard: ProviderGuard;
}

/** Told why a provider was not used: once per film and reason. */
export type PassedOver = (name: ProviderName, error: ProviderError) => void;

/** One film's way through the providers: the first that answers is used. */
export class ProviderChain {
  private readonly otherUsage: ProviderUsage[] = [];
  private spentMicroUsd: number;
  private share = 0;

  constructor(
    private readonly providers: ReadonlyMap<ProviderName, GuardedProvider>,
    private readonly policy: ProviderPolicy,
    private readonly request: DetectionRequest,
    private readonly onPassedOver: PassedOver,
  ) {
    this.spentMicroUsd = request.spentMicroUsd ?? 0;
  }

  /** @throws ProviderError of the last provider when none answered, or the signal's reason */
  async detect(): Promise<DetectionAnswer> {
    const { order, disabled } = this.policy;
    let last: ProviderError | undefined;
    for (const name of new Set(order)) {
      const guarded = this.providers.get(name);
      if (!guarded || disabled.includes(name)) continue;
      this.request.signal.throwIfAborted();
      try {
        return await this.ask(name, guarded);
      } catch (error) {
        if (error instanceof ProviderError && error.usage) this.note(error.usage);
        this.request.signal.throwIfAborted();
        if (!(error instanceof ProviderError)) throw error;
        this.onPassedOver(name, error);
        last = preferred(last, error);
      }
    }
    throw last ?? new ProviderError('local', 'unavailable', 'no provider is switched on');
  }

  private async ask(
    name: ProviderName,
    { provider, guard }: GuardedProvider,
  ): Promise<DetectionAnswer> {
    const capMicroUsd = this.policy.sessionCapMicroUsd - this.spentMicroUsd;
    const estimate = await provider.getCost(this.request.frames.length);
    // What is free may be used however much was spent before it.
    if (estimate > 0 && estimate > capMicroUsd) {
      const message = `about ${estimate} micro-USD, and ${capMicroUsd} are left of the session's cap`;
      throw new ProviderError(name, 'over_budget', message);
    }
    const answer = await guard.run(
      () =>
        provider.detectProducts({
          ...this.request,
          capMicroUsd: Math.max(0, capMicroUsd),
          onProgress: (share) => this.progress(share),
        }),
      this.request.signal,
    );
    this.request.onUsage?.(answer.usage);
    return { ...answer, otherUsage: this.otherUsage };
  }

  private note(usage: ProviderUsage): void {
    if (usage.costMicroUsd === 0 && usage.requests === 0) return;
    this.spentMicroUsd += usage.costMicroUsd;
    this.otherUsage.push(usage);
    this.request.onUsage?.(usage);
  }

  /** The next provider begins anew; what people are shown does not go back. */
  private progress(share: number): void {
    this.share = Math.max(this.share, Math.min(1, share));
    this.request.onProgress(this.share);
  }
}

/** The failure to tell when all have failed: one that may pass, so that the film is tried again. */
function preferred(last: ProviderError | undefined, error: ProviderError): ProviderError {
  return last?.retryable && !error.retryable ? last : error;
}
