import { Injectable } from '@nestjs/common';
import type { SystemActor, UserActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import {
  DEFAULT_CHANNELS,
  NOTIFICATION_KINDS,
  type Channel,
  type NotificationKind,
} from './kinds.js';
import {
  NotificationsRepository,
  type NewDevice,
  type NotificationRow,
} from './notifications.repository.js';
import { DEFAULT_QUIET, type QuietHours } from './quiet-hours.js';

const TAKE_OVER: SystemActor = { kind: 'system', task: 'take-over-device' };

export type ChannelChoices = Record<NotificationKind, Record<Channel, boolean>>;

export interface Preferences {
  readonly channels: ChannelChoices;
  readonly quiet: QuietHours | null;
}

/** A person's notifications, devices and preferences. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly db: Db,
    private readonly notifications: NotificationsRepository,
  ) {}

  list(
    actor: UserActor,
    options: { beforeId: string | undefined; limit: number },
  ): Promise<NotificationRow[]> {
    return this.db.read(actor, (tx) => this.notifications.list(tx, actor.userId, options));
  }

  countUnread(actor: UserActor): Promise<number> {
    return this.db.read(actor, (tx) => this.notifications.countUnread(tx, actor.userId));
  }

  /** What is new since a notification, and how much is unread. */
  async since(
    actor: UserActor,
    afterId: string,
  ): Promise<{ rows: NotificationRow[]; unread: number }> {
    return this.db.read(actor, async (tx) => ({
      rows: await this.notifications.listAfter(tx, actor.userId, afterId),
      unread: await this.notifications.countUnread(tx, actor.userId),
    }));
  }

  /** @throws AppError `resource.not_found` */
  async markRead(actor: UserActor, id: string): Promise<void> {
    const marked = await this.db.write(actor, (tx) =>
      this.notifications.markRead(tx, actor.userId, id),
    );
    if (marked === 0) throw PlatformError.notFound();
  }

  async markAllRead(actor: UserActor): Promise<void> {
    await this.db.write(actor, (tx) => this.notifications.markRead(tx, actor.userId, undefined));
  }

  /** Registers a device, taking it from whoever had it before. */
  async registerDevice(actor: UserActor, device: NewDevice): Promise<string> {
    await this.db.write(TAKE_OVER, (tx) =>
      this.notifications.takeOverToken(tx, device.token, actor.userId),
    );
    return this.db.write(actor, (tx) => this.notifications.saveDevice(tx, actor.userId, device));
  }

  /** Safe to repeat: a device that is gone is gone. */
  async removeDevice(actor: UserActor, id: string): Promise<void> {
    await this.db.write(actor, (tx) => this.notifications.removeDevice(tx, actor.userId, id));
  }

  async preferences(actor: UserActor): Promise<Preferences> {
    const row = await this.db.read(actor, (tx) =>
      this.notifications.findPreferences(tx, actor.userId),
    );
    const entries = NOTIFICATION_KINDS.map(
      (kind) => [kind, { ...DEFAULT_CHANNELS[kind], ...row?.channels[kind] }] as const,
    );
    const channels = Object.fromEntries(entries) as ChannelChoices;
    if (!row) return { channels, quiet: DEFAULT_QUIET };
    const { quiet_from: from, quiet_to: to } = row;
    return { channels, quiet: from === null || to === null ? null : { from, to } };
  }

  async savePreferences(actor: UserActor, wanted: Preferences): Promise<void> {
    await this.db.write(actor, (tx) =>
      this.notifications.savePreferences(tx, actor.userId, {
        channels: wanted.channels,
        quiet_from: wanted.quiet?.from ?? null,
        quiet_to: wanted.quiet?.to ?? null,
      }),
    );
  }
}
