import { Injectable } from '@nestjs/common';
import type { Actor, UserId } from '../../../platform/database/actor.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { EventHandler } from '../../../platform/events/event-handler.js';
import { ReferralRewards, REWARDER } from '../referral-rewards.js';

/** What `payment.paid` tells; its class is that of payments, a module beside this one. */
interface Payload {
  readonly userId: UserId;
  readonly orderId: string;
  readonly cardFingerprint: string | null;
}

@Injectable()
export class NotePurchaseOnPaymentPaid implements EventHandler<Payload> {
  readonly name = 'note-purchase.on-payment-paid';
  readonly eventName = 'payment.paid';

  constructor(private readonly rewards: ReferralRewards) {}

  actor(): Actor {
    return REWARDER;
  }

  async handle(tx: Tx, payload: Payload): Promise<void> {
    await this.rewards.onPurchase(tx, payload);
  }
}
