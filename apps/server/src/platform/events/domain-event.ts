/**
 * A fact that happened in one module, told upwards. Payloads are ids and facts, never entities;
 * `version` rises when the payload's shape changes.
 */
export interface DomainEvent<Payload extends object = object> {
  /** `<noun>.<verb>`, past tense: `session.ready`. */
  readonly name: string;
  readonly version: number;
  readonly payload: Payload;
}

/** An event class: its static name finds the handlers. */
export interface DomainEventType<Payload extends object> {
  readonly eventName: string;
  new (payload: Payload): DomainEvent<Payload>;
}
