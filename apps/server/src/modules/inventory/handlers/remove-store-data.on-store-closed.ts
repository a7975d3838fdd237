import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/database/actor.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { EventHandler } from '../../../platform/events/event-handler.js';
import { Outbox } from '../../../platform/events/outbox.js';
import { StoreClosedEvent, type StoreClosedPayload } from '../../stores/index.js';
import { removeStoreDataJob } from '../jobs/remove-store-data.job.js';

/** What a closed store leaves is removed by a job: the object store is not asked in a transaction. */
@Injectable()
export class RemoveStoreDataOnStoreClosed implements EventHandler<StoreClosedPayload> {
  readonly name = 'remove-store-data.on-store-closed';
  readonly eventName = StoreClosedEvent.eventName;

  constructor(private readonly outbox: Outbox) {}

  actor({ storeId }: StoreClosedPayload): Actor {
    return { kind: 'job', name: this.name, storeId };
  }

  handle(tx: Tx, { storeId }: StoreClosedPayload): Promise<void> {
    return this.outbox.enqueue(tx, removeStoreDataJob, { storeId });
  }
}
