import type { ProviderName, ProviderUsage } from './detection-provider.port.js';

interface FaultMeaning {
  /** "Not now" (true) or "no" (false): whether asking the same again later can help. */
  readonly retryable: boolean;
  /** Whether it tells of the provider's health: such faults in a row open its breaker. */
  readonly outage: boolean;
}

/** Every way in which a provider can fail to answer, in our words. */
export const PROVIDER_FAULTS = {
  rate_limited: { retryable: true, outage: true },
  overloaded: { retryable: true, outage: true },
  unavailable: { retryable: true, outage: true },
  timeout: { retryable: true, outage: true },
  /** The answer broke off before its end. */
  cut: { retryable: true, outage: true },
  /** The answer is whole and breaks its own schema. */
  malformed: { retryable: true, outage: true },
  /** One image alone has more on it than an answer may hold. */
  truncated: { retryable: false, outage: false },
  refused: { retryable: false, outage: false },
  /** The provider finds our request wrong. */
  rejected: { retryable: false, outage: false },
  unauthorized: { retryable: false, outage: true },
  out_of_funds: { retryable: false, outage: true },
  /** Its model is not in the price table: its cost could not be told. */
  unpriced: { retryable: false, outage: false },
  over_budget: { retryable: false, outage: false },
  unreadable_frame: { retryable: false, outage: false },
  /** As many films as it may have are already with it. */
  busy: { retryable: true, outage: false },
  /** Its breaker is open. */
  resting: { retryable: true, outage: false },
} as const satisfies Record<string, FaultMeaning>;

export type ProviderFault = keyof typeof PROVIDER_FAULTS;

export interface ProviderErrorOptions {
  readonly cause?: unknown;
  /** How long the provider asked us to wait. */
  readonly retryAfterMs?: number;
  /** What the failed work cost all the same. */
  readonly usage?: ProviderUsage;
}

/** A provider did not answer. */
export class ProviderError extends Error {
  readonly retryAfterMs: number | undefined;
  readonly usage: ProviderUsage | undefined;

  constructor(
    readonly provider: ProviderName,
    readonly fault: ProviderFault,
    message: string,
    options: ProviderErrorOptions = {},
  ) {
    super(`${provider}: ${message}`, { cause: options.cause });
    this.name = 'ProviderError';
    this.retryAfterMs = options.retryAfterMs;
    this.usage = options.usage;
  }

  /** Whether asking the same again later can help. */
  get retryable(): boolean {
    return PROVIDER_FAULTS[this.fault].retryable;
  }

  get isOutage(): boolean {
    return PROVIDER_FAULTS[this.fault].outage;
  }

  /** The same failure with what it cost. */
  withUsage(usage: ProviderUsage): ProviderError {
    const { cause, retryAfterMs } = this;
    const message = this.message.slice(this.provider.length + 2);
    return new ProviderError(this.provider, this.fault, message, {
      cause,
      usage,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }
}
