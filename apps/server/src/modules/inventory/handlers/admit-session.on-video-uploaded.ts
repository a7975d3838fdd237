import { Injectable } from '@nestjs/common';
import type { Actor, StoreId } from '../../../platform/database/actor.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { EventHandler } from '../../../platform/events/event-handler.js';
import { Outbox } from '../../../platform/events/outbox.js';
import { VideoUploadedEvent, type VideoUploadedPayload } from '../../videos/index.js';
import { admitSessionJob } from '../jobs/admit-session.job.js';
import { SessionsRepository } from '../sessions/sessions.repository.js';

/** A session whose film has arrived is checked next. */
@Injectable()
export class AdmitSessionOnVideoUploaded implements EventHandler<VideoUploadedPayload> {
  readonly name = 'admit-session.on-video-uploaded';
  readonly eventName = VideoUploadedEvent.eventName;

  constructor(
    private readonly sessions: SessionsRepository,
    private readonly outbox: Outbox,
  ) {}

  actor({ storeId }: VideoUploadedPayload): Actor {
    return { kind: 'job', name: this.name, storeId: storeId as StoreId };
  }

  async handle(tx: Tx, { storeId, sessionId }: VideoUploadedPayload): Promise<void> {
    const isMoved = await this.sessions.move(tx, storeId, sessionId, 'UPLOADED');
    const session = await this.sessions.find(tx, storeId, sessionId);
    if (!isMoved || !session) return;
    await this.outbox.enqueue(tx, admitSessionJob, {
      sessionId,
      storeId,
      payerUserId: session.payer_user_id,
    });
  }
}
