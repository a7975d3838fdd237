import { Injectable } from '@nestjs/common';
import type { UserId } from '../../../platform/database/actor.js';
import type { JobHandler } from '../../../platform/queue/job-handler.js';
import { ReceiptMail } from '../receipt-mail.js';
import { sendReceiptJob } from './send-receipt.job.js';

@Injectable()
export class SendReceiptHandler implements JobHandler<{ orderId: string; userId: string }> {
  readonly job = sendReceiptJob;

  constructor(private readonly receipts: ReceiptMail) {}

  run({ orderId, userId }: { orderId: string; userId: string }): Promise<void> {
    return this.receipts.send(userId as UserId, orderId);
  }
}
