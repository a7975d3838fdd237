/** The life of a session: one film, from its creation to its report. */
export const SESSION_STATUSES = [
  'CREATED',
  'UPLOADING',
  'UPLOADED',
  'WAITING_CREDITS',
  'QUEUED',
  'EXTRACTING',
  'DETECTING',
  'MERGING',
  'READY',
  'FAILED',
  'CANCELED',
  'EXPIRED',
] as const;
export type SessionStatus = (typeof SESSION_STATUSES)[number];

/** How sure the product is of a line. */
export const CONFIDENCE_LEVELS = ['high', 'medium', 'low'] as const;
export type ConfidenceLevel = (typeof CONFIDENCE_LEVELS)[number];

/** From 0..1 to what is shown as green, yellow and red. */
export function confidenceLevel(confidence: number): ConfidenceLevel {
  if (confidence >= 0.8) return 'high';
  return confidence >= 0.5 ? 'medium' : 'low';
}
