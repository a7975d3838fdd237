import { ApiProperty } from '@nestjs/swagger';
import { COUNT_KINDS, COUNT_STATUSES } from '../count-states.js';
import type { CountSettings } from '../count-settings.repository.js';
import type { CountRow } from '../counts.repository.js';
import type { CountView } from '../counts.service.js';

export class CountSessionResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: String, nullable: true })
  area!: string | null;

  @ApiProperty()
  status!: string;

  @ApiProperty({ type: 'integer' })
  percent!: number;
}

export class CountResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ enum: COUNT_KINDS })
  kind!: string;

  @ApiProperty({ type: String, nullable: true, description: 'the area or the category' })
  scopeValue!: string | null;

  @ApiProperty({ type: [String], description: 'areas that are to be filmed' })
  areas!: string[];

  @ApiProperty({ enum: COUNT_STATUSES })
  status!: string;

  @ApiProperty()
  blind!: boolean;

  @ApiProperty()
  needsApproval!: boolean;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  assignedTo!: string | null;

  @ApiProperty({ type: String, nullable: true })
  note!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'why it was given back or reopened' })
  reason!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  scheduleId!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  dueAt!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  submittedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  approvedAt!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  confirmedAt!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  snapshotId!: string | null;

  @ApiProperty({ type: 'integer', description: 'for If-Match, in quotation marks' })
  version!: number;

  static of(row: CountRow): CountResponse {
    return {
      id: row.id,
      name: row.name,
      kind: row.kind,
      scopeValue: row.scope_value,
      areas: row.areas,
      status: row.status,
      blind: row.blind,
      needsApproval: row.needs_approval,
      assignedTo: row.assigned_to,
      note: row.note,
      reason: row.reopen_reason,
      scheduleId: row.schedule_id,
      dueAt: row.due_at?.toISOString() ?? null,
      createdAt: row.created_at.toISOString(),
      submittedAt: row.submitted_at?.toISOString() ?? null,
      approvedAt: row.approved_at?.toISOString() ?? null,
      confirmedAt: row.confirmed_at?.toISOString() ?? null,
      snapshotId: row.snapshot_id,
      version: row.version,
    };
  }
}

export class CountDetailResponse extends CountResponse {
  @ApiProperty({ type: [CountSessionResponse] })
  sessions!: CountSessionResponse[];

  static ofView({ count, sessions }: CountView): CountDetailResponse {
    return {
      ...CountResponse.of(count),
      sessions: sessions.map(({ id, name, area, status, percent }) => ({
        id,
        name,
        area,
        status,
        percent,
      })),
    };
  }
}

export class CountPageResponse {
  @ApiProperty({ type: [CountResponse] })
  items!: CountResponse[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}

export class CountSettingsResponse {
  @ApiProperty()
  needsApproval!: boolean;

  @ApiProperty()
  blind!: boolean;

  static of({ needsApproval, blind }: CountSettings): CountSettingsResponse {
    return { needsApproval, blind };
  }
}
