import type { Writable } from 'node:stream';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Language } from '@miinventario/contracts';
import type { UserActor } from '../../platform/database/actor.js';
import { formatEvent, type StreamEvent } from '../../platform/http/event-stream.js';
import { log } from '../../platform/telemetry/logger.js';
import { NotificationResponse } from './dto/notification.response.js';
import { Heartbeats } from './heartbeats.js';
import { NotificationNews } from './notification-news.js';
import { NotificationsService } from './notifications.service.js';

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';
const HEARTBEAT = formatEvent({ type: 'heartbeat', data: {} });
/** Whoever reads nothing while so much waits for them is let go: they come back with what they saw last. */
const MAX_UNREAD_BYTES = 64 * 1024;

export interface StreamViewer {
  readonly actor: UserActor;
  readonly language: Language;
  /** The notification the client saw last; without it the stream begins after the latest. */
  readonly lastEventId: string | undefined;
}

/** A person's notifications as they come, as server-sent events, with the unread count. */
@Injectable()
export class NotificationStream implements OnApplicationShutdown {
  private readonly heartbeats = new Heartbeats();

  constructor(
    private readonly notifications: NotificationsService,
    private readonly news: NotificationNews,
  ) {}

  /** Serves the stream until either side closes it. */
  open(out: Writable, viewer: StreamViewer): void {
    const stream = new OpenStream(this.notifications, out, viewer);
    const { userId } = viewer.actor;
    this.news.watch(userId, stream);
    const slot = this.heartbeats.add(stream);
    out.once('close', () => {
      this.news.unwatch(userId, stream);
      this.heartbeats.remove(stream, slot);
    });
    stream.wake();
  }

  onApplicationShutdown(): void {
    this.heartbeats.stop();
  }
}

/** One open stream; thousands are held, so it has few fields and no closures of its own. */
class OpenStream {
  private last: string | undefined;
  private unread = -1;
  private wanted = 0;
  private served = 0;
  private isLooking = false;

  constructor(
    private readonly notifications: NotificationsService,
    private readonly out: Writable,
    private readonly viewer: StreamViewer,
  ) {
    this.last = viewer.lastEventId;
  }

  /** Something may have changed. Told during a look, one more look follows it. */
  wake(): void {
    this.wanted += 1;
    if (!this.isLooking) void this.run();
  }

  beat(): void {
    if (this.out.writableLength > MAX_UNREAD_BYTES) this.out.destroy();
    else this.out.write(HEARTBEAT);
  }

  private async run(): Promise<void> {
    this.isLooking = true;
    try {
      while (this.served !== this.wanted && !this.out.destroyed) {
        this.served = this.wanted;
        await this.look();
      }
    } catch (error) {
      log.warn({ err: error }, 'notification stream');
      this.out.end();
    } finally {
      this.isLooking = false;
    }
  }

  private async look(): Promise<void> {
    const { actor, language } = this.viewer;
    this.last ??= (await this.notifications.list(actor, { beforeId: undefined, limit: 1 }))[0]?.id;
    const changes = await this.notifications.since(actor, this.last ?? BEFORE_ALL);
    if (this.out.destroyed) return;
    this.last ??= BEFORE_ALL;
    for (const row of changes.rows) {
      this.last = row.id;
      this.send({
        type: 'notification',
        id: row.id,
        data: NotificationResponse.of(row, language),
      });
    }
    if (changes.unread !== this.unread) {
      this.unread = changes.unread;
      this.send({ type: 'unread', data: { count: this.unread } });
    }
  }

  private send(event: StreamEvent): void {
    this.out.write(formatEvent(event));
  }
}
