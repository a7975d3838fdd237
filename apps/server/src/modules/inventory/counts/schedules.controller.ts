import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { StoreActor } from '../../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { IfMatch, toETag } from '../../../platform/http/etag.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import {
  CreateScheduleRequest,
  ScheduleListResponse,
  ScheduleResponse,
  UpdateScheduleRequest,
} from './dto/schedule.dto.js';
import type { ScheduleFields, ScheduleRow } from './schedules.repository.js';
import { SchedulesService } from './schedules.service.js';

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@Controller('stores/:storeId/count-schedules')
export class CountSchedulesController {
  constructor(private readonly schedules: SchedulesService) {}

  @Get()
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'Counts that come round by themselves' })
  @ApiOkResponse({ type: ScheduleListResponse })
  async list(@InStore() actor: StoreActor): Promise<ScheduleListResponse> {
    const rows = await this.schedules.list(actor);
    return { items: rows.map((row) => ScheduleResponse.of(row)) };
  }

  @Post()
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Count an area, a category or everything every so many days' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ScheduleResponse })
  async create(
    @InStore() actor: StoreActor,
    @Body() body: CreateScheduleRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScheduleResponse> {
    const fields: ScheduleFields = {
      name: body.name.trim(),
      kind: body.kind,
      scopeValue: body.kind === 'FULL' ? null : (body.scopeValue ?? null),
      areas: body.areas ?? [],
      blind: body.blind ?? false,
      assignedTo: body.assignedTo ?? null,
      everyDays: body.everyDays,
      dueHours: body.dueHours ?? 24,
      nextAt: new Date(body.nextAt),
      active: body.active ?? true,
    };
    return respond(await this.schedules.create(actor, fields), reply);
  }

  @Patch(':scheduleId')
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Change or pause it' })
  @ApiParam({ name: 'scheduleId', format: 'uuid' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: ScheduleResponse })
  async update(
    @InStore() actor: StoreActor,
    @Param('scheduleId', UuidParam) scheduleId: string,
    @Body() body: UpdateScheduleRequest,
    @IfMatch() version: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ScheduleResponse> {
    return respond(await this.schedules.update(actor, scheduleId, toChange(body), version), reply);
  }

  @Delete(':scheduleId')
  @HttpCode(204)
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'End it; the counts it opened stay' })
  @ApiParam({ name: 'scheduleId', format: 'uuid' })
  @ApiNoContentResponse()
  async remove(
    @InStore() actor: StoreActor,
    @Param('scheduleId', UuidParam) scheduleId: string,
  ): Promise<void> {
    await this.schedules.remove(actor, scheduleId);
  }
}

function toChange(body: UpdateScheduleRequest): Partial<ScheduleFields> {
  const { name, kind, scopeValue, areas, blind, assignedTo, everyDays, dueHours, nextAt, active } =
    body;
  return {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(kind === undefined
      ? {}
      : { kind, scopeValue: kind === 'FULL' ? null : (scopeValue ?? null) }),
    ...(areas === undefined ? {} : { areas }),
    ...(blind === undefined ? {} : { blind }),
    ...(assignedTo === undefined ? {} : { assignedTo }),
    ...(everyDays === undefined ? {} : { everyDays }),
    ...(dueHours === undefined ? {} : { dueHours }),
    ...(nextAt === undefined ? {} : { nextAt: new Date(nextAt) }),
    ...(active === undefined ? {} : { active }),
  };
}

function respond(row: ScheduleRow, reply: FastifyReply): ScheduleResponse {
  void reply.header('ETag', toETag(row.version));
  return ScheduleResponse.of(row);
}
