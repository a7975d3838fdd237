import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface CountSubmittedPayload {
  readonly storeId: string;
  readonly countId: string;
  readonly name: string;
  readonly submittedBy: string;
  readonly ownerUserId: string;
  /** Whether it waits for the owner. */
  readonly needsApproval: boolean;
}

/** Somebody has handed a count in. */
export class CountSubmittedEvent implements DomainEvent<CountSubmittedPayload> {
  static readonly eventName = 'count.submitted';
  readonly name = CountSubmittedEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: CountSubmittedPayload) {}
}
