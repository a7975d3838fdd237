import { Global, Module } from '@nestjs/common';
import { STORE_ACCESS } from '../../platform/http/ports.js';
import { AccountsModule } from '../auth/index.js';
import { StoreAccessService } from './store-access.js';
import { StoresController } from './stores.controller.js';
import { StoresRepository } from './stores.repository.js';
import { StoresService } from './stores.service.js';

/** Stores and their teams. Global, because the one guard asks what a user may do in a store. */
@Global()
@Module({
  imports: [AccountsModule],
  controllers: [StoresController],
  providers: [
    StoresRepository,
    StoresService,
    StoreAccessService,
    { provide: STORE_ACCESS, useExisting: StoreAccessService },
  ],
  exports: [STORE_ACCESS, StoresService],
})
export class StoresModule {}
