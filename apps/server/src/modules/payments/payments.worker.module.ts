import { Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { JobRunner } from '../../platform/queue/job-runner.js';
import { PeriodicTask } from '../../platform/queue/periodic-task.js';
import { AccountsModule } from '../auth/index.js';
import { ProcessPaymentEventHandler } from './jobs/process-payment-event.handler.js';
import { SendReceiptHandler } from './jobs/send-receipt.handler.js';
import { MissedEvents } from './missed-events.js';
import { PaymentEvents } from './payment-events.js';
import { PaymentsEraser } from './payments-eraser.js';
import { PaymentsModule } from './payments.module.js';
import { ReceiptMail } from './receipt-mail.js';
import { Reconciliation } from './reconciliation.js';

const RECONCILE_EVERY_MS = 60_000;
const LISTEN_EVERY_MS = 3_600_000;

/** The jobs of payments, for the worker process. */
@Module({
  imports: [PaymentsModule, AccountsModule],
  providers: [
    PaymentEvents,
    ProcessPaymentEventHandler,
    ReceiptMail,
    SendReceiptHandler,
    Reconciliation,
    MissedEvents,
    PaymentsEraser,
  ],
  exports: [PaymentEvents, Reconciliation, MissedEvents],
})
export class PaymentsWorkerModule implements OnModuleInit, OnApplicationShutdown {
  private readonly tasks = [
    new PeriodicTask({
      name: 'reconcile-payments',
      everyMs: RECONCILE_EVERY_MS,
      run: () => this.reconciliation.run(),
    }),
    new PeriodicTask({
      name: 'hear-missed-events',
      everyMs: LISTEN_EVERY_MS,
      run: () => this.missedEvents.run(),
    }),
  ];

  constructor(
    private readonly runner: JobRunner,
    private readonly processEvent: ProcessPaymentEventHandler,
    private readonly sendReceipt: SendReceiptHandler,
    private readonly reconciliation: Reconciliation,
    private readonly missedEvents: MissedEvents,
  ) {}

  onModuleInit(): void {
    this.runner.register(this.processEvent, this.sendReceipt);
    for (const task of this.tasks) task.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.tasks.map((task) => task.stop()));
  }
}
