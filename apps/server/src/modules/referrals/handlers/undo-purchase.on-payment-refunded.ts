import { Injectable } from '@nestjs/common';
import type { Actor, UserId } from '../../../platform/database/actor.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { EventHandler } from '../../../platform/events/event-handler.js';
import { ReferralRewards, REWARDER } from '../referral-rewards.js';

/** What `payment.refunded` tells; its class is that of payments, a module beside this one. */
interface Payload {
  readonly userId: UserId;
  readonly orderId: string;
  readonly isWhole: boolean;
}

@Injectable()
export class UndoPurchaseOnPaymentRefunded implements EventHandler<Payload> {
  readonly name = 'undo-purchase.on-payment-refunded';
  readonly eventName = 'payment.refunded';

  constructor(private readonly rewards: ReferralRewards) {}

  actor(): Actor {
    return REWARDER;
  }

  async handle(tx: Tx, payload: Payload): Promise<void> {
    if (payload.isWhole) await this.rewards.onPurchaseUndone(tx, payload);
  }
}
