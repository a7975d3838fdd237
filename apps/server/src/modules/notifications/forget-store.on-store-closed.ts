import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';
import type { EventHandler } from '../../platform/events/event-handler.js';

interface Payload {
  readonly storeId: string;
}

/** News of a store that ended with its owner, in anybody's inbox: it names the store. */
@Injectable()
export class ForgetStoreOnStoreClosed implements EventHandler<Payload> {
  readonly name = 'forget-store.on-store-closed';
  readonly eventName = 'store.closed';

  actor(): Actor {
    return { kind: 'system', task: 'erase-users' };
  }

  async handle(tx: Tx, { storeId }: Payload): Promise<void> {
    await tx.run(
      `DELETE FROM notifications.deliveries WHERE notification_id IN (
         SELECT id FROM notifications.notifications WHERE facts->>'storeId' = $1)`,
      [storeId],
    );
    await tx.run(`DELETE FROM notifications.notifications WHERE facts->>'storeId' = $1`, [storeId]);
  }
}
