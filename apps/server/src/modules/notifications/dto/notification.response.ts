import { ApiProperty } from '@nestjs/swagger';
import type { Language } from '@miinventario/contracts';
import { NOTIFICATION_KINDS, type Facts, type NotificationKind } from '../kinds.js';
import type { NotificationRow } from '../notifications.repository.js';
import { notificationText } from '../templates.js';

export class NotificationResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: NOTIFICATION_KINDS, enumName: 'NotificationKind' })
  kind!: NotificationKind;

  @ApiProperty({ example: 'Tu inventario está listo' })
  title!: string;

  @ApiProperty()
  body!: string;

  @ApiProperty({ description: 'ids that lead to what it is about', type: Object })
  facts!: Facts;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', nullable: true, type: String })
  readAt!: string | null;

  static of(row: NotificationRow, language: Language): NotificationResponse {
    return {
      id: row.id,
      kind: row.kind,
      ...notificationText(row.kind, row.facts, language),
      facts: row.facts,
      createdAt: row.created_at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
    };
  }
}

export class NotificationPageResponse {
  @ApiProperty({ type: [NotificationResponse] })
  items!: NotificationResponse[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;
}

export class UnreadResponse {
  @ApiProperty({ example: 2 })
  count!: number;
}
