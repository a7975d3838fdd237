import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { SessionAuthenticator } from './session-authenticator.js';
import { SessionsRepository, type RevokeReason } from './sessions.repository.js';

/** Ends a person's sessions together with the change that makes them invalid. */
@Injectable()
export class SessionCloser {
  constructor(
    private readonly db: Db,
    private readonly sessions: SessionsRepository,
    private readonly authenticator: SessionAuthenticator,
  ) {}

  /** Runs `work` and closes the sessions in one transaction. */
  async closeOthers(
    actor: UserActor,
    options: { exceptId: string | undefined; reason: RevokeReason },
    work: (tx: Tx) => Promise<void>,
  ): Promise<void> {
    const closed = await this.db.write(actor, async (tx) => {
      await work(tx);
      return this.sessions.revokeAll(tx, actor.userId, options);
    });
    for (const sessionId of closed) this.authenticator.forget(sessionId);
  }
}
