import { Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { SystemActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { EventHandlersRegistry } from '../../platform/events/event-handlers.registry.js';
import { STORE_ACCESS } from '../../platform/http/ports.js';
import { JobRunner } from '../../platform/queue/job-runner.js';
import { PeriodicTask } from '../../platform/queue/periodic-task.js';
import { LeaveStoresOnUserErased } from './handlers/leave-stores.on-user-erased.js';
import { RenameMemberOnUserRenamed } from './handlers/rename-member.on-user-renamed.js';
import { AccountsModule } from '../auth/index.js';
import { InvitationCourier } from './invitation-courier.js';
import { InvitationsRepository } from './invitations.repository.js';
import { SendInvitationHandler } from './jobs/send-invitation.handler.js';
import { MembersRepository } from './members.repository.js';
import { StoreAccessService } from './store-access.js';
import { StoresEraser } from './stores-eraser.js';
import { StoresRepository } from './stores.repository.js';

const PURGER: SystemActor = { kind: 'system', task: 'purge-invitations' };
const EVERY_MS = 6 * 60 * 60_000;

/** What the worker does for stores: names that change, people who are gone, invitations to send and old ones; who works in a store. */
@Module({
  imports: [AccountsModule],
  providers: [
    InvitationsRepository,
    InvitationCourier,
    SendInvitationHandler,
    MembersRepository,
    StoresRepository,
    RenameMemberOnUserRenamed,
    LeaveStoresOnUserErased,
    StoresEraser,
    StoreAccessService,
    { provide: STORE_ACCESS, useExisting: StoreAccessService },
  ],
  exports: [STORE_ACCESS],
})
export class StoresWorkerModule implements OnModuleInit, OnApplicationShutdown {
  private readonly purge = new PeriodicTask({
    name: 'purge-invitations',
    everyMs: EVERY_MS,
    run: () => this.db.write(PURGER, (tx) => this.invitations.removeOld(tx)),
  });

  constructor(
    private readonly registry: EventHandlersRegistry,
    private readonly rename: RenameMemberOnUserRenamed,
    private readonly leave: LeaveStoresOnUserErased,
    private readonly db: Db,
    private readonly invitations: InvitationsRepository,
    private readonly runner: JobRunner,
    private readonly sendInvitation: SendInvitationHandler,
  ) {}

  onModuleInit(): void {
    this.registry.register(this.rename);
    this.registry.register(this.leave);
    this.runner.register(this.sendInvitation);
    this.purge.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.purge.stop();
  }
}
