import type { FrameDetection } from '@miinventario/counting';

export const PROVIDER_NAMES = ['local', 'openai', 'claude', 'custom'] as const;
export type ProviderName = (typeof PROVIDER_NAMES)[number];

/** One key frame: upright, full size, JPEG. */
export interface ProviderFrame {
  readonly frameIndex: number;
  readonly width: number;
  readonly height: number;
  /** A file of this machine. */
  readonly path: string;
}

/** A product of the store, as a hint of what may stand on the shelf. */
export interface CatalogueEntry {
  readonly productId: string;
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly barcodes: readonly string[];
  /** Other names that people have confirmed for it. */
  readonly aliases?: readonly string[];
  /** Encoded descriptors of its reference photos. */
  readonly references: readonly Uint8Array[];
}

export interface DetectionRequest {
  readonly frames: readonly ProviderFrame[];
  readonly catalogue: readonly CatalogueEntry[];
  readonly signal: AbortSignal;
  /** Called with the share of the work that is done, 0..1; it never falls. */
  readonly onProgress: (share: number) => void;
  /** What this session's earlier attempts have cost, micro-USD: it counts towards the cap. */
  readonly spentMicroUsd?: number;
  /** Told of every cost as soon as it is known, also of one that bought no answer. */
  readonly onUsage?: (usage: ProviderUsage) => void;
}

/** What the chain gives to one provider. */
export interface ProviderRequest extends DetectionRequest {
  /** The most that it may spend on this request, micro-USD. */
  readonly capMicroUsd: number;
}

/** What the use of a provider cost. Zero is a cost; unknown is not. */
export interface ProviderUsage {
  readonly provider: ProviderName;
  readonly model: string;
  /** Key frames it was asked about. */
  readonly frames: number;
  /** Calls that were made, repeated ones included. */
  readonly requests: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly costMicroUsd: number;
  readonly latencyMs: number;
  /** Whether a part is our own estimate: a broken answer does not tell its tokens. */
  readonly isEstimated: boolean;
}

export interface ProviderAnswer {
  readonly detections: readonly FrameDetection[];
  readonly usage: ProviderUsage;
}

export interface DetectionAnswer extends ProviderAnswer {
  /** What the providers cost that were asked before and did not answer. */
  readonly otherUsage: readonly ProviderUsage[];
}

/** Sees products in key frames. Counting is not its business: the same facing may come many times. */
export interface DetectionProvider {
  getProvider(): ProviderName;
  /**
   * An estimate in micro-USD for that many key frames, before anything is sent.
   * @throws ProviderError `unpriced`
   */
  getCost(frameCount: number): Promise<number>;
  /**
   * @returns boxes in pixels of the full-size key frame, products of the request's catalogue
   * @throws ProviderError with its fault and what it cost, or the signal's reason when aborted
   */
  detectProducts(request: ProviderRequest): Promise<ProviderAnswer>;
  close(): Promise<void>;
}
