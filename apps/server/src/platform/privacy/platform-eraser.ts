import { Injectable } from '@nestjs/common';
import type { SystemActor } from '../database/actor.js';
import { Db } from '../database/database.service.js';
import type { ForgottenPerson, PersonEraser } from './person-erasers.registry.js';

const ERASER: SystemActor = { kind: 'system', task: 'erase-users' };
const MAILBOX: SystemActor = { kind: 'system', task: 'development-mailbox' };

/** Kept answers and development messages that are the person's or name them. */
@Injectable()
export class PlatformEraser implements PersonEraser {
  readonly name = 'platform';

  constructor(private readonly db: Db) {}

  async forget({ userId, identifiers }: ForgottenPerson): Promise<void> {
    await this.db.write(ERASER, (tx) =>
      tx.run(
        `DELETE FROM platform.idempotency_keys k WHERE k.user_id = $1
            OR EXISTS (SELECT FROM unnest($2::text[]) AS said
                        WHERE strpos(k.body::text, said) > 0)`,
        [userId, identifiers],
      ),
    );
    await this.db.write(MAILBOX, (tx) =>
      tx.run(`DELETE FROM platform.development_messages WHERE recipient = ANY ($1)`, [identifiers]),
    );
  }
}
