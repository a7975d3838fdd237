import type { SessionStatus } from '../../lib/api/types';
import { assertNever } from '../../lib/assert-never';

/** The statuses as a person tells them apart. */
export type SessionStage =
  | 'sending'
  | 'received'
  | 'needsCredits'
  | 'queued'
  | 'extracting'
  | 'detecting'
  | 'merging'
  | 'ready'
  | 'failed'
  | 'canceled'
  | 'expired';

export function stageOf(status: SessionStatus): SessionStage {
  switch (status) {
    case 'CREATED':
    case 'UPLOADING':
      return 'sending';
    case 'UPLOADED':
      return 'received';
    case 'WAITING_CREDITS':
      return 'needsCredits';
    case 'QUEUED':
      return 'queued';
    case 'EXTRACTING':
      return 'extracting';
    case 'DETECTING':
      return 'detecting';
    case 'MERGING':
      return 'merging';
    case 'READY':
      return 'ready';
    case 'FAILED':
      return 'failed';
    case 'CANCELED':
      return 'canceled';
    case 'EXPIRED':
      return 'expired';
    default:
      return assertNever(status);
  }
}

/** Nothing more happens to the session by itself. */
export function isFinal(status: SessionStatus): boolean {
  return ['READY', 'FAILED', 'CANCELED', 'EXPIRED'].includes(status);
}

/** The server is working on it. */
export function isActive(status: SessionStatus): boolean {
  return ['UPLOADED', 'QUEUED', 'EXTRACTING', 'DETECTING', 'MERGING'].includes(status);
}
