import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { AppConfig } from './config/app-config.js';
import { AdminModule } from './modules/admin/index.js';
import { AuthModule } from './modules/auth/index.js';
import { CreditsApiModule } from './modules/credits/index.js';
import { InventoryModule, InventoryPrivacyModule } from './modules/inventory/index.js';
import { NotificationsApiModule } from './modules/notifications/index.js';
import { PaymentsApiModule } from './modules/payments/index.js';
import { ReferralsApiModule } from './modules/referrals/index.js';
import { StoresModule } from './modules/stores/index.js';
import { UsersModule } from './modules/users/index.js';
import { HttpModule } from './platform/http/http.module.js';
import { DevelopmentMailboxController } from './platform/messaging/development-mailbox.controller.js';
import {
  AccountRateLimitModule,
  RateLimitModule,
} from './platform/rate-limit/rate-limit.module.js';
import { PlatformModule } from './platform/platform.module.js';

@Module({})
class AppApiModule {}

/** The root of the API process: routes, and no job. */
export function createApiModule(config: AppConfig): DynamicModule {
  const controllers: Array<Type<unknown>> =
    config.environment === 'production' ? [] : [DevelopmentMailboxController];
  return {
    module: AppApiModule,
    imports: [
      PlatformModule.forRoot(config),
      // Guards run in the order of the modules: address, then who it is, then the person.
      RateLimitModule,
      AuthModule,
      UsersModule,
      StoresModule,
      CreditsApiModule,
      PaymentsApiModule,
      ReferralsApiModule,
      NotificationsApiModule,
      InventoryModule,
      AdminModule,
      InventoryPrivacyModule,
      HttpModule,
      AccountRateLimitModule,
    ],
    controllers,
  };
}
