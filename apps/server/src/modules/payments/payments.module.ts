import { Module } from '@nestjs/common';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import { AccountsModule } from '../auth/index.js';
import { CreditsModule } from '../credits/index.js';
import { BillingProfileService } from './billing-profile.service.js';
import { CardsRepository } from './cards.repository.js';
import { CardsService } from './cards.service.js';
import { Disputes } from './disputes.js';
import { DocumentsService } from './documents.service.js';
import { OrderPayments } from './order-payments.js';
import { OrderSync } from './order-sync.js';
import { OrdersRepository } from './orders.repository.js';
import { OrdersService } from './orders.service.js';
import { PaymentEventsRepository } from './payment-events.repository.js';
import { createPaymentProviders, PaymentProviders } from './payment-providers.js';
import { RefundSettlement } from './refund-settlement.js';
import { RefundsRepository } from './refunds.repository.js';
import { RefundsService } from './refunds.service.js';
import { WebhooksService } from './webhooks.service.js';

/** Buying credits, for both processes; routes and jobs are in modules of their own. */
@Module({
  imports: [CreditsModule, AccountsModule],
  providers: [
    {
      provide: PaymentProviders,
      inject: [APP_CONFIG],
      useFactory: (config: AppConfig) => createPaymentProviders(config),
    },
    OrdersRepository,
    RefundsRepository,
    CardsRepository,
    PaymentEventsRepository,
    OrderSync,
    OrderPayments,
    OrdersService,
    CardsService,
    Disputes,
    RefundSettlement,
    RefundsService,
    WebhooksService,
    BillingProfileService,
    DocumentsService,
  ],
  exports: [
    PaymentProviders,
    OrdersRepository,
    RefundsRepository,
    CardsRepository,
    PaymentEventsRepository,
    OrderSync,
    OrderPayments,
    OrdersService,
    CardsService,
    Disputes,
    RefundSettlement,
    RefundsService,
    WebhooksService,
    BillingProfileService,
    DocumentsService,
  ],
})
export class PaymentsModule {}
