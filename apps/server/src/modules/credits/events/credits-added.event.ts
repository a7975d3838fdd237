import type { DomainEvent } from '../../../platform/events/domain-event.js';
import type { TransactionType } from '../ledger.js';

export interface CreditsAddedPayload {
  readonly userId: string;
  readonly credits: number;
  /** What the wallet may spend after it. */
  readonly available: number;
  readonly type: TransactionType;
}

/** Credits came into a wallet: what waits for them may go on. */
export class CreditsAdded implements DomainEvent<CreditsAddedPayload> {
  static readonly eventName = 'credits.added';
  readonly name = CreditsAdded.eventName;
  readonly version = 1;

  constructor(readonly payload: CreditsAddedPayload) {}
}
