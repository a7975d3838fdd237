import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SystemActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import {
  PersonErasers,
  type ForgottenPerson,
  type PersonEraser,
} from '../../platform/privacy/person-erasers.registry.js';

const ERASER: SystemActor = { kind: 'system', task: 'erase-users' };

/** Invitations that were sent to the person, whoever sent them, under any of their addresses. */
@Injectable()
export class StoresEraser implements PersonEraser, OnModuleInit {
  readonly name = 'stores';

  constructor(
    private readonly db: Db,
    private readonly erasers: PersonErasers,
  ) {}

  onModuleInit(): void {
    this.erasers.register(this);
  }

  async forget({ userId, identifiers }: ForgottenPerson): Promise<void> {
    await this.db.write(ERASER, (tx) =>
      tx.run(
        `DELETE FROM tenancy.store_invitations
          WHERE accepted_by = $1 OR invited_by = $1 OR invited_user = $1 OR phone = ANY ($2) OR email = ANY ($2)`,
        [userId, identifiers],
      ),
    );
  }
}
