/** A file that comes with an e-mail. */
export interface Attachment {
  readonly fileName: string;
  readonly contentType: string;
  readonly content: Buffer;
}

export interface OutgoingMessage {
  readonly channel: 'sms' | 'email';
  /** E.164 phone or e-mail address. */
  readonly recipient: string;
  /** E-mail only. */
  readonly subject?: string;
  readonly body: string;
  /** E-mail only. */
  readonly attachments?: readonly Attachment[];
}

/** Sends one message to one person. Rejects when the service did not take it. */
export interface MessageSender {
  send(message: OutgoingMessage): Promise<void>;
}
export const MESSAGE_SENDER = Symbol('MESSAGE_SENDER');
