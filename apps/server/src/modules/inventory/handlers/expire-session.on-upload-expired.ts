import { Injectable } from '@nestjs/common';
import type { Actor, StoreId } from '../../../platform/database/actor.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { EventHandler } from '../../../platform/events/event-handler.js';
import { UploadExpiredEvent, type UploadExpiredPayload } from '../../videos/index.js';
import { SessionsRepository } from '../sessions/sessions.repository.js';

/** A session whose film never arrived ends as EXPIRED; nothing was held for it. */
@Injectable()
export class ExpireSessionOnUploadExpired implements EventHandler<UploadExpiredPayload> {
  readonly name = 'expire-session.on-upload-expired';
  readonly eventName = UploadExpiredEvent.eventName;

  constructor(private readonly sessions: SessionsRepository) {}

  actor({ storeId }: UploadExpiredPayload): Actor {
    return { kind: 'job', name: this.name, storeId: storeId as StoreId };
  }

  async handle(tx: Tx, { storeId, sessionId }: UploadExpiredPayload): Promise<void> {
    await this.sessions.move(tx, storeId, sessionId, 'EXPIRED');
  }
}
