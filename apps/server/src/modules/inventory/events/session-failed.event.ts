import type { ErrorCode } from '@miinventario/contracts';
import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface SessionFailedPayload {
  readonly sessionId: string;
  readonly storeId: string;
  readonly createdBy: string;
  readonly payerUserId: string;
  readonly code: ErrorCode;
}

/** A film could not be counted; nothing was charged. */
export class SessionFailedEvent implements DomainEvent<SessionFailedPayload> {
  static readonly eventName = 'session.failed';
  readonly name = SessionFailedEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: SessionFailedPayload) {}
}
