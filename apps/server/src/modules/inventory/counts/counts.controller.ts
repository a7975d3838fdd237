import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
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
import { CountsService, type CountChange, type CountView } from './counts.service.js';
import {
  CountSessionRequest,
  CountSettingsRequest,
  CreateCountRequest,
  ListCountsQuery,
  UpdateCountRequest,
} from './dto/count.request.js';
import {
  CountDetailResponse,
  CountPageResponse,
  CountResponse,
  CountSettingsResponse,
} from './dto/count.response.js';

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@Controller('stores/:storeId')
export class CountsController {
  constructor(private readonly counts: CountsService) {}

  @Post('counts')
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Plan a count: full, of an area or of a category' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: CountDetailResponse })
  async create(
    @InStore() actor: StoreActor,
    @Body() body: CreateCountRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CountDetailResponse> {
    const { kind, scopeValue = null } = body;
    const scope = { kind, scopeValue: kind === 'FULL' ? null : scopeValue };
    const request = { ...toChange(body), ...scope, name: body.name.trim() };
    return respond(await this.counts.create(actor, request), reply);
  }

  @Get('counts')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'Counts, newest first' })
  @ApiOkResponse({ type: CountPageResponse })
  async list(
    @InStore() actor: StoreActor,
    @Query() query: ListCountsQuery,
  ): Promise<CountPageResponse> {
    const page = await this.counts.list(actor, query, query);
    return { items: page.items.map((row) => CountResponse.of(row)), nextCursor: page.nextCursor };
  }

  @Get('counts/:countId')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'One count with its sessions' })
  @ApiParam({ name: 'countId', format: 'uuid' })
  @ApiOkResponse({ type: CountDetailResponse })
  async get(
    @InStore() actor: StoreActor,
    @Param('countId', UuidParam) countId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CountDetailResponse> {
    return respond(await this.counts.get(actor, countId), reply);
  }

  @Patch('counts/:countId')
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Change a count: its name, areas, who counts, until when' })
  @ApiParam({ name: 'countId', format: 'uuid' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: CountDetailResponse })
  async update(
    @InStore() actor: StoreActor,
    @Param('countId', UuidParam) countId: string,
    @Body() body: UpdateCountRequest,
    @IfMatch() version: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CountDetailResponse> {
    return respond(await this.counts.update(actor, countId, toChange(body), version), reply);
  }

  @Post('counts/:countId/sessions')
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Put a session into the count' })
  @ApiParam({ name: 'countId', format: 'uuid' })
  @ApiCreatedResponse({ type: CountDetailResponse })
  async addSession(
    @InStore() actor: StoreActor,
    @Param('countId', UuidParam) countId: string,
    @Body() { sessionId }: CountSessionRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CountDetailResponse> {
    return respond(await this.counts.addSession(actor, countId, sessionId), reply);
  }

  @Delete('counts/:countId/sessions/:sessionId')
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Take a session out of the count; its report stays' })
  @ApiParam({ name: 'countId', format: 'uuid' })
  @ApiParam({ name: 'sessionId', format: 'uuid' })
  @ApiOkResponse({ type: CountDetailResponse })
  async removeSession(
    @InStore() actor: StoreActor,
    @Param('countId', UuidParam) countId: string,
    @Param('sessionId', UuidParam) sessionId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CountDetailResponse> {
    return respond(await this.counts.removeSession(actor, countId, sessionId), reply);
  }

  @Get('count-settings')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'How this store counts' })
  @ApiOkResponse({ type: CountSettingsResponse })
  async settings(@InStore() actor: StoreActor): Promise<CountSettingsResponse> {
    return CountSettingsResponse.of(await this.counts.readSettings(actor));
  }

  @Put('count-settings')
  @StoreScopes('store:manage')
  @ApiOperation({ summary: 'Say whether the owner approves, and whether counts are blind' })
  @ApiOkResponse({ type: CountSettingsResponse })
  async saveSettings(
    @InStore() actor: StoreActor,
    @Body() body: CountSettingsRequest,
  ): Promise<CountSettingsResponse> {
    return CountSettingsResponse.of(await this.counts.writeSettings(actor, body));
  }
}

/** What a request names, with its date as a date. */
function toChange(body: UpdateCountRequest): CountChange {
  const { name, areas, blind, assignedTo, note, dueAt } = body;
  return {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(areas === undefined ? {} : { areas: [...new Set(areas.map((area) => area.trim()))] }),
    ...(blind === undefined ? {} : { blind }),
    ...(assignedTo === undefined ? {} : { assignedTo }),
    ...(note === undefined ? {} : { note }),
    ...(dueAt === undefined ? {} : { dueAt: dueAt === null ? null : new Date(dueAt) }),
  };
}

function respond(view: CountView, reply: FastifyReply): CountDetailResponse {
  void reply.header('ETag', toETag(view.count.version));
  return CountDetailResponse.ofView(view);
}
