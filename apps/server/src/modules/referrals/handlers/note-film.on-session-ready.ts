import { Injectable } from '@nestjs/common';
import type { Actor, UserId } from '../../../platform/database/actor.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { EventHandler } from '../../../platform/events/event-handler.js';
import { ReferralRewards, REWARDER } from '../referral-rewards.js';

/** What `session.ready` tells; its class is that of inventory, a module above this one. */
interface Payload {
  readonly sessionId: string;
  readonly payerUserId: UserId;
}

@Injectable()
export class NoteFilmOnSessionReady implements EventHandler<Payload> {
  readonly name = 'note-film.on-session-ready';
  readonly eventName = 'session.ready';

  constructor(private readonly rewards: ReferralRewards) {}

  actor(): Actor {
    return REWARDER;
  }

  async handle(tx: Tx, payload: Payload): Promise<void> {
    const { sessionId, payerUserId: userId } = payload;
    await this.rewards.onFilm(tx, { userId, sessionId });
  }
}
