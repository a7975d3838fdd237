import { Module } from '@nestjs/common';
import { NotificationStream } from './notification-stream.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsModule } from './notifications.module.js';

/** The routes of notifications, for the API process. */
@Module({
  imports: [NotificationsModule],
  providers: [NotificationStream],
  controllers: [NotificationsController],
})
export class NotificationsApiModule {}
