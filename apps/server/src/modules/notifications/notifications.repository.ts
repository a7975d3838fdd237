import { Injectable } from '@nestjs/common';
import type { UserId } from '../../platform/database/actor.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Facts, NotificationKind } from './kinds.js';
import type { PushDevice, PushOutcome } from './push-sender.port.js';

export interface NotificationRow {
  id: string;
  user_id: UserId;
  kind: NotificationKind;
  facts: Facts;
  created_at: Date;
  read_at: Date | null;
}

export interface PreferencesRow {
  channels: Partial<Record<NotificationKind, { push?: boolean; email?: boolean }>>;
  quiet_from: number | null;
  quiet_to: number | null;
}

export interface NewDevice {
  readonly kind: 'FCM' | 'WEB';
  readonly token: string;
  readonly p256dh: string | undefined;
  readonly auth: string | undefined;
}

const COLUMNS = 'id, user_id, kind, facts, created_at, read_at';

/** All SQL of notifications. */
@Injectable()
export class NotificationsRepository {
  /** The new row's id; undefined when this was told before. */
  async add(
    tx: Tx,
    told: { userId: UserId; kind: NotificationKind; facts: Facts; dedupeKey: string },
  ): Promise<string | undefined> {
    const id = newId();
    const added = await tx.run(
      `INSERT INTO notifications.notifications (id, user_id, kind, facts, dedupe_key)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT ON CONSTRAINT notifications_once_key DO NOTHING`,
      [id, told.userId, told.kind, JSON.stringify(told.facts), told.dedupeKey],
    );
    return added === 1 ? id : undefined;
  }

  find(tx: Tx, id: string): Promise<NotificationRow | undefined> {
    return tx.find<NotificationRow>(
      `SELECT ${COLUMNS} FROM notifications.notifications WHERE id = $1`,
      [id],
    );
  }

  list(
    tx: Tx,
    userId: UserId,
    options: { beforeId: string | undefined; limit: number },
  ): Promise<NotificationRow[]> {
    return tx.query<NotificationRow>(
      `SELECT ${COLUMNS} FROM notifications.notifications
        WHERE user_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [userId, options.beforeId ?? null, options.limit],
    );
  }

  /** What came after a notification, oldest first. */
  listAfter(tx: Tx, userId: UserId, afterId: string): Promise<NotificationRow[]> {
    return tx.query<NotificationRow>(
      `SELECT ${COLUMNS} FROM notifications.notifications
        WHERE user_id = $1 AND id > $2 ORDER BY id LIMIT 50`,
      [userId, afterId],
    );
  }

  async countUnread(tx: Tx, userId: UserId): Promise<number> {
    const row = await tx.find<{ unread: number }>(
      `SELECT count(*) AS unread FROM notifications.notifications
        WHERE user_id = $1 AND read_at IS NULL`,
      [userId],
    );
    return row?.unread ?? 0;
  }

  /** Marks one, or all when no id is given; gives how many of that id there are. */
  async markRead(tx: Tx, userId: UserId, id: string | undefined): Promise<number> {
    return tx.run(
      `UPDATE notifications.notifications SET read_at = coalesce(read_at, now())
        WHERE user_id = $1 AND (id = $2 OR ($2::uuid IS NULL AND read_at IS NULL))`,
      [userId, id ?? null],
    );
  }

  async saveDevice(tx: Tx, userId: UserId, device: NewDevice): Promise<string> {
    const row = await tx.find<{ id: string }>(
      `INSERT INTO notifications.push_devices (id, user_id, kind, token, p256dh, auth)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT ON CONSTRAINT push_devices_token_key DO UPDATE
         SET seen_at = now(), p256dh = EXCLUDED.p256dh, auth = EXCLUDED.auth
       RETURNING id`,
      [newId(), userId, device.kind, device.token, device.p256dh ?? null, device.auth ?? null],
    );
    if (!row) throw new Error('the device was not written');
    return row.id;
  }

  /** Frees a token that another person registered before. */
  async takeOverToken(tx: Tx, token: string, userId: UserId): Promise<void> {
    await tx.run(`DELETE FROM notifications.push_devices WHERE token = $1 AND user_id <> $2`, [
      token,
      userId,
    ]);
  }

  removeDevice(tx: Tx, userId: UserId, id: string): Promise<number> {
    return tx.run(`DELETE FROM notifications.push_devices WHERE user_id = $1 AND id = $2`, [
      userId,
      id,
    ]);
  }

  listDevices(tx: Tx, userId: UserId): Promise<PushDevice[]> {
    return tx.query<PushDevice>(
      `SELECT id, kind, token, p256dh, auth FROM notifications.push_devices WHERE user_id = $1`,
      [userId],
    );
  }

  findPreferences(tx: Tx, userId: UserId): Promise<PreferencesRow | undefined> {
    return tx.find<PreferencesRow>(
      `SELECT channels, quiet_from, quiet_to FROM notifications.preferences WHERE user_id = $1`,
      [userId],
    );
  }

  async savePreferences(tx: Tx, userId: UserId, row: PreferencesRow): Promise<void> {
    await tx.run(
      `INSERT INTO notifications.preferences (user_id, channels, quiet_from, quiet_to)
       VALUES ($1, $2, $3, $4)
       ON CONFLICT (user_id) DO UPDATE
         SET channels = $2, quiet_from = $3, quiet_to = $4, updated_at = now()`,
      [userId, JSON.stringify(row.channels), row.quiet_from, row.quiet_to],
    );
  }

  async listDelivered(tx: Tx, notificationId: string): Promise<Set<string>> {
    const rows = await tx.query<{ target: string }>(
      `SELECT target FROM notifications.deliveries WHERE notification_id = $1`,
      [notificationId],
    );
    return new Set(rows.map((row) => row.target));
  }

  async addDelivery(
    tx: Tx,
    delivery: { notificationId: string; userId: UserId; target: string; outcome: PushOutcome },
  ): Promise<void> {
    await tx.run(
      `INSERT INTO notifications.deliveries (notification_id, user_id, target, outcome)
       VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [delivery.notificationId, delivery.userId, delivery.target, delivery.outcome],
    );
  }
}
