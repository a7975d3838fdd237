import { Module } from '@nestjs/common';
import { DocumentsController } from './documents.controller.js';
import { OrdersController } from './orders.controller.js';
import { PaymentsController } from './payments.controller.js';
import { PaymentsModule } from './payments.module.js';
import { RefundsController } from './refunds.controller.js';
import { WebhooksController } from './webhooks.controller.js';

/** The routes of payments, for the API process. */
@Module({
  imports: [PaymentsModule],
  controllers: [
    OrdersController,
    DocumentsController,
    PaymentsController,
    WebhooksController,
    RefundsController,
  ],
})
export class PaymentsApiModule {}
