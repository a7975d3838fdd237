import { Injectable, type MessageEvent } from '@nestjs/common';
import type { Language } from '@miinventario/contracts';
import { Observable } from 'rxjs';
import type { UserActor } from '../../platform/database/actor.js';
import { log } from '../../platform/telemetry/logger.js';
import { NotificationResponse } from './dto/notification.response.js';
import { NotificationsService } from './notifications.service.js';

const LOOK_MS = 2_000;
const HEARTBEAT_MS = 15_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** A person's notifications as they come, as server-sent events, with the unread count. */
@Injectable()
export class NotificationStream {
  constructor(private readonly notifications: NotificationsService) {}

  /** Begins after the latest notification there is, or after the one the client saw last. */
  open(actor: UserActor, language: Language, lastEventId?: string): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      let last = lastEventId;
      let unread = -1;
      let lastSentAt = Date.now();
      let timer: NodeJS.Timeout | undefined;
      const send = (event: MessageEvent): void => {
        lastSentAt = Date.now();
        subscriber.next(event);
      };
      const look = async (): Promise<void> => {
        last ??= (await this.notifications.list(actor, { beforeId: undefined, limit: 1 }))[0]?.id;
        const news = await this.notifications.since(actor, last ?? BEFORE_ALL);
        if (subscriber.closed) return;
        last ??= BEFORE_ALL;
        for (const row of news.rows) {
          last = row.id;
          send({ type: 'notification', id: row.id, data: NotificationResponse.of(row, language) });
        }
        if (news.unread !== unread) {
          unread = news.unread;
          send({ type: 'unread', data: { count: unread } });
        }
        if (Date.now() - lastSentAt > HEARTBEAT_MS) send({ type: 'heartbeat', data: {} });
        timer = setTimeout(run, LOOK_MS);
      };
      const run = (): void => {
        look().catch((error: unknown) => {
          log.warn({ err: error }, 'notification stream');
          subscriber.complete();
        });
      };
      run();
      return () => clearTimeout(timer);
    });
  }
}
