import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/database/actor.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { EventHandler } from '../../../platform/events/event-handler.js';
import { Outbox } from '../../../platform/events/outbox.js';
import { CreditsAdded, type CreditsAddedPayload } from '../../credits/index.js';
import { resumeSessionJob } from '../jobs/resume-session.job.js';

interface WaitingRow {
  id: string;
  store_id: string;
  payer_user_id: string;
}

/** Films that waited for their owner's credits go on by themselves, oldest first. */
@Injectable()
export class ResumeWaitingOnCreditsAdded implements EventHandler<CreditsAddedPayload> {
  readonly name = 'resume-waiting.on-credits-added';
  readonly eventName = CreditsAdded.eventName;

  constructor(private readonly outbox: Outbox) {}

  actor(): Actor {
    return { kind: 'system', task: 'resume-waiting' };
  }

  async handle(tx: Tx, { userId }: CreditsAddedPayload): Promise<void> {
    const waiting = await tx.query<WaitingRow>(
      `SELECT id, store_id, payer_user_id FROM inventory.inventory_sessions
        WHERE payer_user_id = $1 AND status = 'WAITING_CREDITS' ORDER BY created_at LIMIT 50`,
      [userId],
    );
    for (const row of waiting) {
      await this.outbox.enqueue(tx, resumeSessionJob, {
        sessionId: row.id,
        storeId: row.store_id,
        payerUserId: row.payer_user_id,
      });
    }
  }
}
