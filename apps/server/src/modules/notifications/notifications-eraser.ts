import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { JobActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import {
  PersonErasers,
  type ForgottenPerson,
  type PersonEraser,
} from '../../platform/privacy/person-erasers.registry.js';

/** The inbox, the devices and the preferences of the person. */
@Injectable()
export class NotificationsEraser implements PersonEraser, OnModuleInit {
  readonly name = 'notifications';

  constructor(
    private readonly db: Db,
    private readonly erasers: PersonErasers,
  ) {}

  onModuleInit(): void {
    this.erasers.register(this);
  }

  async forget({ userId }: ForgottenPerson): Promise<void> {
    const job: JobActor = { kind: 'job', name: 'forget-person', userId };
    await this.db.write(job, async (tx) => {
      await tx.run(`DELETE FROM notifications.deliveries WHERE user_id = $1`, [userId]);
      await tx.run(`DELETE FROM notifications.notifications WHERE user_id = $1`, [userId]);
      await tx.run(`DELETE FROM notifications.push_devices WHERE user_id = $1`, [userId]);
      await tx.run(`DELETE FROM notifications.preferences WHERE user_id = $1`, [userId]);
    });
  }
}
