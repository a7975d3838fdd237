import { Inject, Injectable } from '@nestjs/common';
import type { Language } from '@miinventario/contracts';
import type { JobActor, UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import {
  MESSAGE_SENDER,
  type MessageSender,
} from '../../platform/messaging/message-sender.port.js';
import { AccountsService } from '../auth/index.js';
import type { Channel } from './kinds.js';
import { NotificationsRepository, type NotificationRow } from './notifications.repository.js';
import {
  PUSH_SENDERS,
  type PushDevice,
  type PushMessage,
  type PushOutcome,
  type PushSender,
} from './push-sender.port.js';
import { notificationText } from './templates.js';

/**
 * Brings notifications to people. Each target is marked once it was reached, so that a job that
 * comes back sends to the others alone; a crash in between may send once more.
 */
@Injectable()
export class NotificationDelivery {
  constructor(
    private readonly db: Db,
    private readonly notifications: NotificationsRepository,
    private readonly accounts: AccountsService,
    @Inject(PUSH_SENDERS) private readonly senders: readonly PushSender[],
    @Inject(MESSAGE_SENDER) private readonly messages: MessageSender,
  ) {}

  async deliver(userId: UserId, notificationId: string, channel: Channel): Promise<void> {
    const actor: JobActor = { kind: 'job', name: 'notifications.deliver-notification', userId };
    const found = await this.db.read(actor, async (tx) => ({
      notification: await this.notifications.find(tx, notificationId),
      account: await this.accounts.get(tx, userId),
      devices: await this.notifications.listDevices(tx, userId),
      done: await this.notifications.listDelivered(tx, notificationId),
    }));
    const { notification, account, done } = found;
    if (!notification || account.status !== 'ACTIVE') return;
    const language: Language = account.locale.startsWith('en') ? 'en' : 'es';
    if (channel === 'email') {
      if (account.email !== null && !done.has('email')) {
        await this.mail(actor, notification, { to: account.email, language });
      }
      return;
    }
    const devices = found.devices.filter((device) => !done.has(`push:${device.id}`));
    await this.push(actor, notification, devices, language);
  }

  private async mail(
    actor: JobActor,
    notification: NotificationRow,
    reader: { to: string; language: Language },
  ): Promise<void> {
    const text = notificationText(notification.kind, notification.facts, reader.language);
    await this.messages.send({
      channel: 'email',
      recipient: reader.to,
      subject: text.title,
      body: text.body,
    });
    await this.mark(actor, notification, 'email', 'SENT');
  }

  private async push(
    actor: JobActor,
    notification: NotificationRow,
    devices: readonly PushDevice[],
    language: Language,
  ): Promise<void> {
    const text = notificationText(notification.kind, notification.facts, language);
    const data = Object.fromEntries(
      Object.entries(notification.facts).map(([name, value]) => [name, String(value)]),
    );
    const { id: notificationId, kind } = notification;
    const message: PushMessage = { notificationId, ...text, data: { ...data, kind } };
    const faults: unknown[] = [];
    for (const device of devices) {
      try {
        await this.pushTo(actor, notification, device, message);
      } catch (error) {
        faults.push(error);
      }
    }
    if (faults.length > 0) throw new AggregateError(faults, 'a push service did not answer');
  }

  private async pushTo(
    actor: JobActor,
    notification: NotificationRow,
    device: PushDevice,
    message: PushMessage,
  ): Promise<void> {
    const sender = this.senders.find((each) => each.kind === device.kind);
    if (!sender) return;
    const outcome = await sender.send(device, message);
    await this.mark(actor, notification, `push:${device.id}`, outcome);
    if (outcome !== 'DEAD') return;
    await this.db.write(actor, (tx) =>
      this.notifications.removeDevice(tx, notification.user_id, device.id),
    );
  }

  private async mark(
    actor: JobActor,
    { id: notificationId, user_id: userId }: NotificationRow,
    target: string,
    outcome: PushOutcome,
  ): Promise<void> {
    const delivery = { notificationId, userId, target, outcome };
    await this.db.write(actor, (tx) => this.notifications.addDelivery(tx, delivery));
  }
}
