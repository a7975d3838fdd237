import { Injectable, type MessageEvent } from '@nestjs/common';
import type { Language } from '@miinventario/contracts';
import { Observable } from 'rxjs';
import type { UserActor } from '../../platform/database/actor.js';
import { log } from '../../platform/telemetry/logger.js';
import { NotificationResponse } from './dto/notification.response.js';
import { NotificationNews } from './notification-news.js';
import { NotificationsService } from './notifications.service.js';

const HEARTBEAT_MS = 15_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** A person's notifications as they come, as server-sent events, with the unread count. */
@Injectable()
export class NotificationStream {
  constructor(
    private readonly notifications: NotificationsService,
    private readonly news: NotificationNews,
  ) {}

  /** Begins after the latest notification there is, or after the one the client saw last. */
  open(actor: UserActor, language: Language, lastEventId?: string): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      let last = lastEventId;
      let unread = -1;
      let looking: Promise<void> | undefined;
      let wanted = 0;
      let served = 0;
      const look = async (): Promise<void> => {
        last ??= (await this.notifications.list(actor, { beforeId: undefined, limit: 1 }))[0]?.id;
        const changes = await this.notifications.since(actor, last ?? BEFORE_ALL);
        if (subscriber.closed) return;
        last ??= BEFORE_ALL;
        for (const row of changes.rows) {
          last = row.id;
          const data = NotificationResponse.of(row, language);
          subscriber.next({ type: 'notification', id: row.id, data });
        }
        if (changes.unread !== unread) {
          unread = changes.unread;
          subscriber.next({ type: 'unread', data: { count: unread } });
        }
      };
      const run = async (): Promise<void> => {
        while (served !== wanted && !subscriber.closed) {
          served = wanted;
          await look();
        }
      };
      const wake = (): void => {
        wanted += 1;
        looking ??= run()
          .catch((error: unknown) => {
            log.warn({ err: error }, 'notification stream');
            subscriber.complete();
          })
          .finally(() => {
            looking = undefined;
          });
      };
      const unwatch = this.news.watch(actor.userId, wake);
      const heartbeat = setInterval(
        () => subscriber.next({ type: 'heartbeat', data: {} }),
        HEARTBEAT_MS,
      );
      wake();
      return () => {
        unwatch();
        clearInterval(heartbeat);
      };
    });
  }
}
