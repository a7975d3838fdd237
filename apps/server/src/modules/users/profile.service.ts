import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { AccountsService, type UserRow } from '../auth/index.js';

/** A person's own profile. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountsService,
  ) {}

  get(actor: UserActor): Promise<UserRow> {
    return this.db.read(actor, (tx) => this.accounts.get(tx, actor.userId));
  }
}
