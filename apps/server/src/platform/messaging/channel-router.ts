import type { MessageSender, OutgoingMessage } from './message-sender.port.js';

/** Sends each message by its channel's service; a channel without one goes to `otherwise`. */
export class ChannelRouter implements MessageSender {
  constructor(
    private readonly senders: { readonly sms?: MessageSender; readonly email?: MessageSender },
    private readonly otherwise: MessageSender | undefined,
  ) {}

  async send(message: OutgoingMessage): Promise<void> {
    const sender = this.senders[message.channel] ?? this.otherwise;
    if (!sender) throw new Error(`no service is configured for ${message.channel}`);
    await sender.send(message);
  }
}
