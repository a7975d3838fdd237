import type { DomainEvent } from '../../../platform/events/domain-event.js';

export interface CreditsHeldPayload {
  readonly userId: string;
  readonly sessionId: string;
  readonly credits: number;
  /** What the wallet may still spend. */
  readonly available: number;
}

/** A session took credits aside; the wallet may be running low. */
export class CreditsHeld implements DomainEvent<CreditsHeldPayload> {
  static readonly eventName = 'credits.held';
  readonly name = CreditsHeld.eventName;
  readonly version = 1;

  constructor(readonly payload: CreditsHeldPayload) {}
}
