import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface CountDuePayload {
  readonly storeId: string;
  readonly countId: string;
  readonly name: string;
  /** Who is to count: the assigned person, or the owner. */
  readonly readerUserId: string;
}

/** A scheduled count has come round and waits to be filmed. */
export class CountDueEvent implements DomainEvent<CountDuePayload> {
  static readonly eventName = 'count.due';
  readonly name = CountDueEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: CountDuePayload) {}
}

/** A count was to be done by now. */
export class CountOverdueEvent implements DomainEvent<CountDuePayload> {
  static readonly eventName = 'count.overdue';
  readonly name = CountOverdueEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: CountDuePayload) {}
}
