import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/database/actor.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { EventHandler } from '../../../platform/events/event-handler.js';
import { AccountsService } from '../../auth/index.js';
import { UserRenamedEvent, type UserRenamedPayload } from '../../users/index.js';
import { MembersRepository } from '../members.repository.js';

/** Colleagues see the new name. */
@Injectable()
export class RenameMemberOnUserRenamed implements EventHandler<UserRenamedPayload> {
  readonly name = 'rename-member.on-user-renamed';
  readonly eventName = UserRenamedEvent.eventName;

  constructor(
    private readonly members: MembersRepository,
    private readonly accounts: AccountsService,
  ) {}

  actor({ userId }: UserRenamedPayload): Actor {
    return { kind: 'job', name: this.name, userId };
  }

  async handle(tx: Tx, { userId }: UserRenamedPayload): Promise<void> {
    const { name } = await this.accounts.get(tx, userId);
    await this.members.rename(tx, userId, name);
  }
}
