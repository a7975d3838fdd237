import { Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { JobRunner } from '../../platform/queue/job-runner.js';
import { log } from '../../platform/telemetry/logger.js';
import { AccountsModule } from '../auth/index.js';
import { ProcessPaymentEventHandler } from './jobs/process-payment-event.handler.js';
import { SendReceiptHandler } from './jobs/send-receipt.handler.js';
import { PaymentEvents } from './payment-events.js';
import { PaymentsEraser } from './payments-eraser.js';
import { PaymentsModule } from './payments.module.js';
import { ReceiptMail } from './receipt-mail.js';
import { Reconciliation } from './reconciliation.js';

const RECONCILE_EVERY_MS = 60_000;

/** The jobs of payments, for the worker process. */
@Module({
  imports: [PaymentsModule, AccountsModule],
  providers: [
    PaymentEvents,
    ProcessPaymentEventHandler,
    ReceiptMail,
    SendReceiptHandler,
    Reconciliation,
    PaymentsEraser,
  ],
  exports: [PaymentEvents, Reconciliation],
})
export class PaymentsWorkerModule implements OnModuleInit, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> | undefined;

  constructor(
    private readonly runner: JobRunner,
    private readonly processEvent: ProcessPaymentEventHandler,
    private readonly sendReceipt: SendReceiptHandler,
    private readonly reconciliation: Reconciliation,
  ) {}

  onModuleInit(): void {
    this.runner.register(this.processEvent, this.sendReceipt);
    this.timer = setInterval(() => {
      this.running ??= this.reconciliation
        .run()
        .catch((error: unknown) => log.warn({ err: error }, 'reconciliation failed'))
        .finally(() => {
          this.running = undefined;
        });
    }, RECONCILE_EVERY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }
}
