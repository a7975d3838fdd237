import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface SessionWaitingCreditsPayload {
  readonly sessionId: string;
  readonly storeId: string;
  readonly payerUserId: string;
  readonly credits: number;
}

/** A good film waits until its owner has credits; it is kept. */
export class SessionWaitingCreditsEvent implements DomainEvent<SessionWaitingCreditsPayload> {
  static readonly eventName = 'session.waiting_credits';
  readonly name = SessionWaitingCreditsEvent.eventName;
  readonly version = 1;
  constructor(readonly payload: SessionWaitingCreditsPayload) {}
}
