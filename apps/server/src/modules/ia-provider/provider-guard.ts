import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  circuitBreaker,
  CircuitState,
  ConsecutiveBreaker,
  handleWhen,
  TaskCancelledError,
  type BulkheadPolicy,
  type CircuitBreakerPolicy,
} from 'cockatiel';
import { vendorCircuitOpen } from '../../platform/telemetry/metrics.js';
import { assertNever } from './assert-never.js';
import type { ProviderName } from './detection-provider.port.js';
import { ProviderError } from './provider-error.js';

export interface GuardOptions {
  /** Films that may be with the provider at once, in this process. */
  readonly films: number;
  /** Films that may wait for a place; a further one goes to the next provider. */
  readonly waiting: number;
  /** Outages in a row that open the breaker. Each has already been retried several times. */
  readonly failures: number;
  /** How long an open breaker rests the provider before one film tries it again. */
  readonly restMs: number;
}

export const VENDOR_GUARD: GuardOptions = { films: 4, waiting: 4, failures: 3, restMs: 60_000 };
/** This machine has its own queue of threads, and nothing comes after it: all films wait for it. */
export const LOCAL_GUARD: GuardOptions = {
  films: Number.MAX_SAFE_INTEGER,
  waiting: 0,
  failures: Number.MAX_SAFE_INTEGER,
  restMs: 1_000,
};

export type GuardState = 'closed' | 'open' | 'trying';

/**
 * Stands before one provider: a bulkhead, so that a slow one does not hold up the others, and a
 * breaker, so that a broken one is left alone for a while.
 */
export class ProviderGuard {
  private readonly breaker: CircuitBreakerPolicy;
  private readonly places: BulkheadPolicy;

  constructor(
    private readonly provider: ProviderName,
    options: GuardOptions,
  ) {
    this.places = bulkhead(options.films, options.waiting);
    this.breaker = circuitBreaker(
      handleWhen((error) => error instanceof ProviderError && error.isOutage),
      { halfOpenAfter: options.restMs, breaker: new ConsecutiveBreaker(options.failures) },
    );
    const tell = (): void =>
      vendorCircuitOpen.set({ vendor: provider }, this.state === 'open' ? 1 : 0);
    this.breaker.onStateChange(tell);
    tell();
  }

  get state(): GuardState {
    const { state } = this.breaker;
    switch (state) {
      case CircuitState.Closed:
        return 'closed';
      case CircuitState.HalfOpen:
        return 'trying';
      case CircuitState.Open:
      case CircuitState.Isolated:
        return 'open';
      default:
        return assertNever(state);
    }
  }

  /** @throws ProviderError `busy` or `resting` without calling, else what the call throws */
  async run<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
    try {
      return await this.places.execute(() => this.breaker.execute(call, signal), signal);
    } catch (error) {
      if (error instanceof BulkheadRejectedError) {
        throw new ProviderError(this.provider, 'busy', 'enough films are with it', {
          cause: error,
        });
      }
      if (error instanceof BrokenCircuitError) {
        throw new ProviderError(this.provider, 'resting', 'it failed lately', { cause: error });
      }
      if (error instanceof TaskCancelledError) signal.throwIfAborted();
      throw error;
    }
  }
}
