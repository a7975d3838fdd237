import type { Upload } from '../api/types';

export interface PartRange {
  partNumber: number;
  start: number;
  /** Exclusive. */
  end: number;
}

export interface PartProgress {
  partNumber: number;
  sizeBytes: number;
  /** Handed to the network; some of it may still be on its way. */
  sentBytes: number;
  /** The server has confirmed the part. */
  isStored: boolean;
}

export interface UploadProgress {
  stage: 'preparing' | 'sending' | 'finishing';
  parts: PartProgress[];
}

/** How a file is cut: parts are numbered from 1 and only the last may be smaller. */
export function planParts(sizeBytes: number, partSizeBytes: number): PartRange[] {
  if (partSizeBytes <= 0) throw new RangeError('The part size must be positive');
  const count = Math.ceil(sizeBytes / partSizeBytes);
  return Array.from({ length: count }, (_, index) => ({
    partNumber: index + 1,
    start: index * partSizeBytes,
    end: Math.min((index + 1) * partSizeBytes, sizeBytes),
  }));
}

/** The parts that the server does not have, or has in a wrong size. */
export function missingParts(plan: PartRange[], received: Upload['received']): PartRange[] {
  const sizes = new Map(received.map((part) => [part.partNumber, part.sizeBytes]));
  return plan.filter(({ partNumber, start, end }) => sizes.get(partNumber) !== end - start);
}

export function initialProgress(plan: PartRange[], missing: PartRange[]): UploadProgress {
  const absent = new Set(missing.map((part) => part.partNumber));
  return {
    stage: 'sending',
    parts: plan.map(({ partNumber, start, end }) => ({
      partNumber,
      sizeBytes: end - start,
      sentBytes: absent.has(partNumber) ? 0 : end - start,
      isStored: !absent.has(partNumber),
    })),
  };
}

export function sentBytes(progress: UploadProgress): number {
  return progress.parts.reduce((sum, part) => sum + part.sentBytes, 0);
}

/** The last hundredth is kept back until the server has confirmed every part. */
const UNCONFIRMED_MOST = 0.99;

/** 0 to 1 of all bytes; 1 only once all are confirmed. */
export function sentFraction(progress: UploadProgress): number {
  const total = progress.parts.reduce((sum, part) => sum + part.sizeBytes, 0);
  if (total === 0) return 0;
  const share = sentBytes(progress) / total;
  return progress.parts.every((part) => part.isStored) ? share : Math.min(share, UNCONFIRMED_MOST);
}
