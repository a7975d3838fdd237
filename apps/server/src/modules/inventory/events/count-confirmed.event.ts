import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface CountConfirmedPayload {
  readonly storeId: string;
  readonly snapshotId: string;
  /** One of the two: a count, or a report confirmed by itself. */
  readonly countId: string | null;
  readonly sessionId: string | null;
  readonly confirmedBy: string;
  readonly name: string;
  readonly lines: number;
  readonly units: number;
  readonly shortUnits: number;
  readonly shortCentavos: number;
}

/** What was counted has become the stock. */
export class CountConfirmedEvent implements DomainEvent<CountConfirmedPayload> {
  static readonly eventName = 'count.confirmed';
  readonly name = CountConfirmedEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: CountConfirmedPayload) {}
}
