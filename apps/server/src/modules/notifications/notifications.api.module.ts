import { Module } from '@nestjs/common';
import { NotificationNews } from './notification-news.js';
import { NotificationStream } from './notification-stream.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsPersonalData } from './notifications-personal-data.js';
import { NotificationsModule } from './notifications.module.js';

/** The routes of notifications, for the API process. */
@Module({
  imports: [NotificationsModule],
  providers: [NotificationNews, NotificationStream, NotificationsPersonalData],
  controllers: [NotificationsController],
})
export class NotificationsApiModule {}
