import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface SessionReadyPayload {
  readonly sessionId: string;
  readonly storeId: string;
  readonly createdBy: string;
  readonly payerUserId: string;
  readonly charged: boolean;
  readonly products: number;
  readonly units: number;
}

/** A report can be read. */
export class SessionReadyEvent implements DomainEvent<SessionReadyPayload> {
  static readonly eventName = 'session.ready';
  readonly name = SessionReadyEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: SessionReadyPayload) {}
}
