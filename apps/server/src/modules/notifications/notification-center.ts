import { Injectable } from '@nestjs/common';
import type { UserId } from '../../platform/database/actor.js';
import type { Tx } from '../../platform/database/tx.js';
import { Outbox } from '../../platform/events/outbox.js';
import { deliverNotificationJob } from './jobs/deliver-notification.job.js';
import { CHANNELS, DEFAULT_CHANNELS, type Facts, type NotificationKind } from './kinds.js';
import { NotificationsRepository } from './notifications.repository.js';
import { DEFAULT_QUIET, quietDelayMs } from './quiet-hours.js';

export interface News {
  readonly userId: UserId;
  readonly kind: NotificationKind;
  readonly facts: Facts;
  /** The same key is the same news, told once. */
  readonly dedupeKey: string;
}

/** Tells a person something: in the app at once, by push and e-mail as they like it. */
@Injectable()
export class NotificationCenter {
  constructor(
    private readonly notifications: NotificationsRepository,
    private readonly outbox: Outbox,
  ) {}

  /** `tx` must be of an actor of the person's own. */
  async tell(tx: Tx, news: News, now: Date = new Date()): Promise<void> {
    const notificationId = await this.notifications.add(tx, news);
    if (notificationId === undefined) return;
    const row = await this.notifications.findPreferences(tx, news.userId);
    const chosen = { ...DEFAULT_CHANNELS[news.kind], ...row?.channels[news.kind] };
    const quiet = row ? quietOf(row) : DEFAULT_QUIET;
    for (const channel of CHANNELS) {
      if (!chosen[channel]) continue;
      const delayMs = channel === 'push' ? quietDelayMs(news.kind, now, quiet) : 0;
      const payload = { notificationId, userId: news.userId, channel };
      await this.outbox.enqueue(tx, deliverNotificationJob, payload, { delayMs });
    }
  }
}

function quietOf(row: { quiet_from: number | null; quiet_to: number | null }) {
  if (row.quiet_from === null || row.quiet_to === null) return null;
  return { from: row.quiet_from, to: row.quiet_to };
}
