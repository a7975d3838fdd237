import { Module } from '@nestjs/common';
import { CreditsModule } from '../credits/index.js';
import { DocumentsController } from './documents.controller.js';
import { MarginController } from './margin.controller.js';
import { MarginRepository } from './margin.repository.js';
import { MarginService } from './margin.service.js';
import { OrdersController } from './orders.controller.js';
import { PaymentsController } from './payments.controller.js';
import { PaymentsPersonalData } from './payments-personal-data.js';
import { PaymentsModule } from './payments.module.js';
import { RefundsController } from './refunds.controller.js';
import { StaffOrdersController } from './staff-orders.controller.js';
import { StaffOrdersRepository } from './staff-orders.repository.js';
import { StaffOrdersService } from './staff-orders.service.js';
import { WebhooksController } from './webhooks.controller.js';

/** The routes of payments, for the API process. */
@Module({
  imports: [PaymentsModule, CreditsModule],
  controllers: [
    OrdersController,
    DocumentsController,
    PaymentsController,
    WebhooksController,
    RefundsController,
    StaffOrdersController,
    MarginController,
  ],
  providers: [
    PaymentsPersonalData,
    StaffOrdersRepository,
    StaffOrdersService,
    MarginRepository,
    MarginService,
  ],
  exports: [MarginService],
})
export class PaymentsApiModule {}
