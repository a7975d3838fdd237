import twilio from 'twilio';
import type { TwilioConfig } from '../../config/app-config.js';
import type { MessageSender, OutgoingMessage } from './message-sender.port.js';

/** Sends SMS by Twilio's Messages API. */
export class TwilioSender implements MessageSender {
  private readonly client: twilio.Twilio;

  constructor(private readonly config: TwilioConfig) {
    this.client = twilio(config.accountSid, config.authToken, { timeout: 10_000, maxRetries: 2 });
  }

  async send(message: OutgoingMessage): Promise<void> {
    await this.client.messages.create({
      to: message.recipient,
      from: this.config.from,
      body: message.body,
    });
  }
}
