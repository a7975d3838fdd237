import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalDataRegistry } from '../../platform/privacy/personal-data.registry.js';

/** What a person was told, where and how, for their copy of their data. */
@Injectable()
export class NotificationsPersonalData implements OnModuleInit {
  constructor(private readonly registry: PersonalDataRegistry) {}

  onModuleInit(): void {
    this.registry.register({
      name: 'avisos',
      collect: (tx, userId) =>
        tx.query(
          `SELECT kind, facts, created_at, read_at
             FROM notifications.notifications WHERE user_id = $1 ORDER BY id`,
          [userId],
        ),
    });
    this.registry.register({
      name: 'dispositivos-de-avisos',
      collect: (tx, userId) =>
        tx.query(
          `SELECT kind, token, created_at, seen_at
             FROM notifications.push_devices WHERE user_id = $1 ORDER BY created_at`,
          [userId],
        ),
    });
    this.registry.register({
      name: 'preferencias-de-avisos',
      collect: (tx, userId) =>
        tx.query(
          `SELECT channels, quiet_from, quiet_to, updated_at
             FROM notifications.preferences WHERE user_id = $1`,
          [userId],
        ),
    });
  }
}
