import { Injectable } from '@nestjs/common';
import type { UserId } from '../../../platform/database/actor.js';
import type { JobHandler } from '../../../platform/queue/job-handler.js';
import { NotificationDelivery } from '../notification-delivery.js';
import type { Channel } from '../kinds.js';
import { deliverNotificationJob } from './deliver-notification.job.js';

interface Payload {
  notificationId: string;
  userId: string;
  channel: Channel;
}

@Injectable()
export class DeliverNotificationHandler implements JobHandler<Payload> {
  readonly job = deliverNotificationJob;

  constructor(private readonly delivery: NotificationDelivery) {}

  run({ notificationId, userId, channel }: Payload): Promise<void> {
    return this.delivery.deliver(userId as UserId, notificationId, channel);
  }
}
