import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditLog } from '../../../platform/audit/audit-log.js';
import type { AdminActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { AdminOnly } from '../../../platform/http/access.decorators.js';
import { decodeCursor, toPage } from '../../../platform/http/cursor.js';
import { ApiReason, CurrentStaff } from '../../../platform/http/staff-actor.js';
import { AuditLogPageResponse, AuditLogResponse, AuditLogsQuery } from './audit-logs.dto.js';
import { AuditLogsRepository } from './audit-logs.repository.js';

@ApiTags('admin')
@ApiBearerAuth()
@AdminOnly()
@Controller('admin/audit-logs')
export class StaffAuditController {
  constructor(
    private readonly db: Db,
    private readonly logs: AuditLogsRepository,
    private readonly audit: AuditLog,
  ) {}

  @Get()
  @ApiReason()
  @ApiOperation({ summary: 'Privileged acts, newest first' })
  @ApiOkResponse({ type: AuditLogPageResponse })
  async list(
    @CurrentStaff('audit log read') actor: AdminActor,
    @Query() query: AuditLogsQuery,
  ): Promise<AuditLogPageResponse> {
    const { action, target, userId, limit } = query;
    const filter = {
      ...{ action, target, userId },
      from: query.from === undefined ? undefined : new Date(query.from),
      to: query.to === undefined ? undefined : new Date(query.to),
      withLooks: query.looks ?? false,
      beforeId: decodeCursor(query.cursor)?.id,
    };
    const rows = await this.db.write(actor, async (tx) => {
      const found = await this.logs.list(tx, { ...filter, limit: limit + 1 });
      await this.audit.record(tx, {
        action: 'audit_log.viewed',
        target: 'audit_log',
        after: filter,
      });
      return found;
    });
    const shown = toPage(
      rows,
      limit,
      (row) => AuditLogResponse.of(row),
      ({ id }) => ({ key: id, id }),
    );
    return { items: [...shown.items], nextCursor: shown.nextCursor };
  }
}
