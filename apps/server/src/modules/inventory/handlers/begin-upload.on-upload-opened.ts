import { Injectable } from '@nestjs/common';
import type { Actor, StoreId } from '../../../platform/database/actor.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { EventHandler } from '../../../platform/events/event-handler.js';
import { UploadOpenedEvent, type UploadOpenedPayload } from '../../videos/index.js';
import { SessionsRepository } from '../sessions/sessions.repository.js';

/** A session whose film begins to arrive is UPLOADING. */
@Injectable()
export class BeginUploadOnUploadOpened implements EventHandler<UploadOpenedPayload> {
  readonly name = 'begin-upload.on-upload-opened';
  readonly eventName = UploadOpenedEvent.eventName;

  constructor(private readonly sessions: SessionsRepository) {}

  actor({ storeId }: UploadOpenedPayload): Actor {
    return { kind: 'job', name: this.name, storeId: storeId as StoreId };
  }

  async handle(tx: Tx, { storeId, sessionId }: UploadOpenedPayload): Promise<void> {
    await this.sessions.move(tx, storeId, sessionId, 'UPLOADING');
  }
}
