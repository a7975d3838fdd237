import { Injectable } from '@nestjs/common';
import type { Actor, UserId } from '../../../platform/database/actor.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { EventHandler } from '../../../platform/events/event-handler.js';
import { CreditsService } from '../credits.service.js';

/** What `user.registered` tells; its class is auth's. */
interface UserRegisteredPayload {
  readonly userId: UserId;
}

@Injectable()
export class GrantWelcomeCreditsOnUserRegistered implements EventHandler<UserRegisteredPayload> {
  readonly name = 'grant-welcome-credits.on-user-registered';
  readonly eventName = 'user.registered';

  constructor(private readonly credits: CreditsService) {}

  actor({ userId }: UserRegisteredPayload): Actor {
    return { kind: 'job', name: this.name, userId };
  }

  handle(tx: Tx, { userId }: UserRegisteredPayload): Promise<void> {
    return this.credits.grantWelcome(tx, { userId });
  }
}
