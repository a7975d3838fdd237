import type { ProviderName, ProviderUsage } from '../detection-provider.port.js';
import { ProviderError } from '../provider-error.js';
import {
  addTokens,
  costOf,
  inputTokens,
  NO_TOKENS,
  type ModelPrice,
  type TokenUse,
} from './token-use.js';

/** What one film costs at one vendor: what is paid, and what is under way. */
export class Spending {
  private tokens: TokenUse = NO_TOKENS;
  private reservedMicroUsd = 0;
  private requests = 0;
  private readonly startedAt = performance.now();

  constructor(
    private readonly provider: ProviderName,
    private readonly price: ModelPrice,
    private readonly capMicroUsd: number,
  ) {}

  /**
   * Sets the estimated cost of a call aside until it is paid.
   * @returns to be called when the call has ended, with what it cost
   * @throws ProviderError `over_budget` when the call would take the film over its cap
   */
  reserve(estimate: TokenUse): (paid: TokenUse) => void {
    const cost = costOf(estimate, this.price);
    const total = costOf(this.tokens, this.price) + this.reservedMicroUsd + cost;
    if (total > this.capMicroUsd) {
      throw new ProviderError(
        this.provider,
        'over_budget',
        `the next call would take the film to ${total} of ${this.capMicroUsd} micro-USD`,
      );
    }
    this.reservedMicroUsd += cost;
    this.requests += 1;
    return (paid) => {
      this.reservedMicroUsd -= cost;
      this.tokens = addTokens(this.tokens, paid);
    };
  }

  usage(model: string, frames: number): ProviderUsage {
    return {
      provider: this.provider,
      model,
      frames,
      requests: this.requests,
      tokensIn: inputTokens(this.tokens),
      tokensOut: this.tokens.output,
      costMicroUsd: costOf(this.tokens, this.price),
      latencyMs: Math.round(performance.now() - this.startedAt),
      isEstimated: this.tokens.isEstimated,
    };
  }
}
