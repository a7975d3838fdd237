import { Module, type OnModuleInit } from '@nestjs/common';
import { EventHandlersRegistry } from '../../platform/events/event-handlers.registry.js';
import { JobRunner } from '../../platform/queue/job-runner.js';
import { NoteFilmOnSessionReady } from './handlers/note-film.on-session-ready.js';
import { NotePurchaseOnPaymentPaid } from './handlers/note-purchase.on-payment-paid.js';
import { UndoPurchaseOnPaymentChargedBack } from './handlers/undo-purchase.on-payment-charged-back.js';
import { UndoPurchaseOnPaymentRefunded } from './handlers/undo-purchase.on-payment-refunded.js';
import { SettleRewardHandler } from './jobs/settle-reward.handler.js';
import { ReferralsEraser } from './referrals-eraser.js';
import { ReferralsModule } from './referrals.module.js';

/** What invitations react to, for the worker process. */
@Module({
  imports: [ReferralsModule],
  providers: [
    ReferralsEraser,
    SettleRewardHandler,
    NotePurchaseOnPaymentPaid,
    NoteFilmOnSessionReady,
    UndoPurchaseOnPaymentChargedBack,
    UndoPurchaseOnPaymentRefunded,
  ],
})
export class ReferralsWorkerModule implements OnModuleInit {
  constructor(
    private readonly runner: JobRunner,
    private readonly registry: EventHandlersRegistry,
    private readonly settleReward: SettleRewardHandler,
    private readonly purchase: NotePurchaseOnPaymentPaid,
    private readonly film: NoteFilmOnSessionReady,
    private readonly chargedBack: UndoPurchaseOnPaymentChargedBack,
    private readonly refunded: UndoPurchaseOnPaymentRefunded,
  ) {}

  onModuleInit(): void {
    this.runner.register(this.settleReward);
    this.registry.register(this.purchase, this.film, this.chargedBack, this.refunded);
  }
}
