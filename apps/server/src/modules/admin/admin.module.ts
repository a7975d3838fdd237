import { Module } from '@nestjs/common';
import { IaProviderModule } from '../ia-provider/index.js';
import { PaymentsApiModule } from '../payments/index.js';
import { StaffAuditController } from './audit/audit-logs.controller.js';
import { AuditLogsRepository } from './audit/audit-logs.repository.js';
import { CustomersRepository } from './customers/customers.repository.js';
import { CustomersService } from './customers/customers.service.js';
import { StaffStoresController } from './customers/stores.controller.js';
import { StaffUsersController } from './customers/users.controller.js';
import { DashboardController } from './dashboard/dashboard.controller.js';
import { DashboardRepository } from './dashboard/dashboard.repository.js';
import { DashboardService } from './dashboard/dashboard.service.js';
import { StaffFlagsController } from './flags/flags.controller.js';
import { FlagsService } from './flags/flags.service.js';
import { StaffQueuesController } from './queues/queues.controller.js';
import { StaffProvidersController } from './providers.controller.js';
import { StaffSettingsController } from './settings/settings.controller.js';
import { SettingsEditor } from './settings/settings-editor.js';

/** The rooms of staff that go across the modules; a module's own staff routes are in the module. */
@Module({
  imports: [IaProviderModule, PaymentsApiModule],
  controllers: [
    DashboardController,
    StaffUsersController,
    StaffStoresController,
    StaffSettingsController,
    StaffFlagsController,
    StaffProvidersController,
    StaffAuditController,
    StaffQueuesController,
  ],
  providers: [
    DashboardRepository,
    DashboardService,
    CustomersRepository,
    CustomersService,
    SettingsEditor,
    FlagsService,
    AuditLogsRepository,
  ],
})
export class AdminModule {}
