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
  /** Encoded descriptors of its reference photos. */
  readonly references: readonly Uint8Array[];
}

export interface DetectionRequest {
  readonly frames: readonly ProviderFrame[];
  readonly catalogue: readonly CatalogueEntry[];
  readonly signal: AbortSignal;
  /** Called with the share of the work that is done, 0..1. */
  readonly onProgress: (share: number) => void;
}

/** What an answer cost. Zero is a cost; unknown is not. */
export interface ProviderUsage {
  readonly provider: ProviderName;
  readonly model: string;
  readonly frames: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly costMicroUsd: number;
  readonly latencyMs: number;
}

export interface DetectionAnswer {
  readonly detections: readonly FrameDetection[];
  readonly usage: ProviderUsage;
}

/** Sees products in key frames. Counting is not its business: the same facing may come many times. */
export interface DetectionProvider {
  getProvider(): ProviderName;
  /** An estimate in micro-USD for that many key frames, before anything is sent. */
  getCost(frameCount: number): number;
  /** @throws ProviderError saying whether trying again can help */
  detectProducts(request: DetectionRequest): Promise<DetectionAnswer>;
  close(): Promise<void>;
}

/** A provider did not answer. `retryable` tells "not now" from "no". */
export class ProviderError extends Error {
  constructor(
    readonly provider: ProviderName,
    message: string,
    readonly options: { readonly retryable: boolean; readonly cause?: unknown },
  ) {
    super(message, { cause: options.cause });
    this.name = 'ProviderError';
  }
}
