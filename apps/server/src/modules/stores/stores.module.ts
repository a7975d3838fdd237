import { Global, Module } from '@nestjs/common';
import { STORE_ACCESS } from '../../platform/http/ports.js';
import { AccountsModule } from '../auth/index.js';
import { InvitationAcceptance } from './invitation-acceptance.js';
import { InvitationsController } from './invitations.controller.js';
import { MyInvitationsController } from './my-invitations.controller.js';
import { InvitationsRepository } from './invitations.repository.js';
import { InvitationsService } from './invitations.service.js';
import { MembersController } from './members.controller.js';
import { MembersRepository } from './members.repository.js';
import { MembersService } from './members.service.js';
import { StoreAccessService } from './store-access.js';
import { StoresPersonalData } from './stores-personal-data.js';
import { StoresController } from './stores.controller.js';
import { StoresRepository } from './stores.repository.js';
import { StoresService } from './stores.service.js';

/** Stores and their teams. Global, because the one guard asks what a user may do in a store. */
@Global()
@Module({
  imports: [AccountsModule],
  controllers: [
    StoresController,
    MembersController,
    InvitationsController,
    MyInvitationsController,
  ],
  providers: [
    StoresRepository,
    StoresService,
    StoresPersonalData,
    MembersRepository,
    MembersService,
    InvitationsRepository,
    InvitationsService,
    InvitationAcceptance,
    StoreAccessService,
    { provide: STORE_ACCESS, useExisting: StoreAccessService },
  ],
  exports: [STORE_ACCESS, StoresService],
})
export class StoresModule {}
