import { Global, Module } from '@nestjs/common';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import { ChannelRouter } from './channel-router.js';
import { DevelopmentMailbox } from './development-mailbox.js';
import { MESSAGE_SENDER } from './message-sender.port.js';
import { SmtpSender } from './smtp-sender.js';
import { TwilioSender } from './twilio-sender.js';

@Global()
@Module({
  providers: [
    DevelopmentMailbox,
    {
      provide: MESSAGE_SENDER,
      inject: [APP_CONFIG, DevelopmentMailbox],
      useFactory: ({ messaging, environment }: AppConfig, mailbox: DevelopmentMailbox) => {
        const email = messaging.smtpUrl && new SmtpSender(messaging.smtpUrl, messaging.mailFrom);
        const sms = messaging.twilio && new TwilioSender(messaging.twilio);
        return new ChannelRouter(
          { ...(email ? { email } : {}), ...(sms ? { sms } : {}) },
          environment === 'production' ? undefined : mailbox,
        );
      },
    },
  ],
  exports: [MESSAGE_SENDER, DevelopmentMailbox],
})
export class MessagingModule {}
