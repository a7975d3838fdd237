import type { ProviderName } from '../detection-provider.port.js';
import type { ImageLimits } from '../frames/image-limits.js';
import type { VendorImage } from '../frames/render-tiles.js';
import type { BoxUnit } from './prompt.js';
import type { ModelPrice, TokenUse } from './token-use.js';

/** What the settings say about a vendor's model. */
export interface VisionOptions {
  readonly model: string;
  readonly effort: 'low' | 'medium' | 'high';
  /** Undefined when the price table does not know the model. */
  readonly price: ModelPrice | undefined;
  /** Products that are told as hints, at most. */
  readonly hints: number;
}

/** One request to a vendor's model. */
export interface VisionQuestion {
  readonly model: string;
  readonly effort: VisionOptions['effort'];
  readonly instructions: string;
  /** The shop's list, one JSON object per line; may be empty. */
  readonly catalogue: string;
  readonly images: readonly VendorImage[];
  /** Thinking included. */
  readonly maxOutputTokens: number;
}

export type VisionOutcome =
  | { readonly kind: 'answered'; readonly text: string }
  /** The answer did not fit into the tokens it may have. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'refused'; readonly reason: string };

export interface VisionReply {
  readonly outcome: VisionOutcome;
  /** As the vendor names it. */
  readonly model: string;
}

/** A vendor's model that looks at pictures. What it is asked and how its answer is read is ours. */
export interface VisionVendor {
  readonly name: ProviderName;
  readonly limits: ImageLimits;
  readonly boxUnit: BoxUnit;
  /**
   * @param onTokens told once, as soon as it is known, what the call cost; also of a call that fails
   * @throws ProviderError, or the signal's reason when aborted
   */
  ask(
    question: VisionQuestion,
    signal: AbortSignal,
    onTokens: (tokens: TokenUse) => void,
  ): Promise<VisionReply>;
}
