import { Module, type OnModuleInit } from '@nestjs/common';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import { EventHandlersRegistry } from '../../platform/events/event-handlers.registry.js';
import { JobRunner } from '../../platform/queue/job-runner.js';
import { Settings } from '../../platform/settings/settings.service.js';
import { AccountsModule } from '../auth/index.js';
import { FcmSender } from './adapters/fcm.sender.js';
import { WebPushSender } from './adapters/web-push.sender.js';
import { DeliverNotificationHandler } from './jobs/deliver-notification.handler.js';
import { ForgetStoreOnStoreClosed } from './forget-store.on-store-closed.js';
import { NewsHandler, NEWS_RULES } from './news-handlers.js';
import { NotificationCenter } from './notification-center.js';
import { NotificationDelivery } from './notification-delivery.js';
import { NotificationsEraser } from './notifications-eraser.js';
import { NotificationsModule } from './notifications.module.js';
import { PUSH_SENDERS, type PushSender } from './push-sender.port.js';

/** The push services of a configuration: each is there exactly when its keys are. */
export function createPushSenders({ push }: AppConfig): PushSender[] {
  return [
    ...(push.fcm ? [new FcmSender(push.fcm)] : []),
    ...(push.webPush ? [new WebPushSender(push.webPush)] : []),
  ];
}

/** What notifications listen to and send, for the worker process. */
@Module({
  imports: [NotificationsModule, AccountsModule],
  providers: [
    { provide: PUSH_SENDERS, inject: [APP_CONFIG], useFactory: createPushSenders },
    NotificationCenter,
    NotificationDelivery,
    DeliverNotificationHandler,
    ForgetStoreOnStoreClosed,
    NotificationsEraser,
  ],
})
export class NotificationsWorkerModule implements OnModuleInit {
  constructor(
    private readonly runner: JobRunner,
    private readonly registry: EventHandlersRegistry,
    private readonly deliver: DeliverNotificationHandler,
    private readonly center: NotificationCenter,
    private readonly settings: Settings,
    private readonly forgetStore: ForgetStoreOnStoreClosed,
  ) {}

  onModuleInit(): void {
    this.runner.register(this.deliver);
    this.registry.register(this.forgetStore);
    for (const rule of NEWS_RULES) {
      this.registry.register(new NewsHandler(rule, this.center, this.settings));
    }
  }
}
