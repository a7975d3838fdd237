import { Injectable } from '@nestjs/common';
import type { SystemActor } from '../database/actor.js';
import { Db } from '../database/database.service.js';
import { newId } from '../database/ids.js';
import type { MessageSender, OutgoingMessage } from './message-sender.port.js';

export interface StoredMessage {
  readonly id: string;
  readonly channel: 'sms' | 'email';
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
  /** The one-time code in the text, if there is one. */
  readonly code: string | null;
  readonly at: string;
}

const MAILBOX: SystemActor = { kind: 'system', task: 'development-mailbox' };

/** Keeps messages where a developer can read them, when no service is configured to send them. */
@Injectable()
export class DevelopmentMailbox implements MessageSender {
  constructor(private readonly db: Db) {}

  async send(message: OutgoingMessage): Promise<void> {
    await this.db.write(MAILBOX, (tx) =>
      tx.run(
        `INSERT INTO platform.development_messages (id, channel, recipient, subject, body)
         VALUES ($1, $2, $3, $4, $5)`,
        [newId(), message.channel, message.recipient, message.subject ?? null, bodyOf(message)],
      ),
    );
  }

  /** The latest messages, newest first, of one recipient or of all. */
  async list(recipient: string | undefined): Promise<StoredMessage[]> {
    const rows = await this.db.read(MAILBOX, (tx) =>
      tx.query<MessageRow>(
        `SELECT id, channel, recipient, subject, body, created_at
           FROM platform.development_messages
          WHERE $1::text IS NULL OR recipient = $1
          ORDER BY created_at DESC, id DESC LIMIT 100`,
        [recipient ?? null],
      ),
    );
    return rows.map((row) => ({
      id: row.id,
      channel: row.channel,
      to: row.recipient,
      subject: row.subject,
      text: row.body,
      code: /\b(\d{6})\b/.exec(row.body)?.[1] ?? null,
      at: row.created_at.toISOString(),
    }));
  }
}

/** The files are named, not kept. */
function bodyOf({ body, attachments = [] }: OutgoingMessage): string {
  const names = attachments.map(({ fileName, content }) => `[${fileName}, ${content.length} B]`);
  return [body, ...names].join('\n');
}

interface MessageRow {
  id: string;
  channel: 'sms' | 'email';
  recipient: string;
  subject: string | null;
  body: string;
  created_at: Date;
}
