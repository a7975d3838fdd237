import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface CreditsReleasedPayload {
  readonly userId: string;
  readonly sessionId: string;
  readonly credits: number;
  readonly available: number;
}

/** A session gave its credits back: what waits for them may go on. */
export class CreditsReleased implements DomainEvent<CreditsReleasedPayload> {
  static readonly eventName = 'credits.released';
  readonly name = CreditsReleased.eventName;
  readonly version = 1;

  constructor(readonly payload: CreditsReleasedPayload) {}
}
