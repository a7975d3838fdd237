import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Req,
  Res,
} from '@nestjs/common';
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
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StoreActor } from '../../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { IfMatch, toETag } from '../../../platform/http/etag.js';
import { requestLanguage } from '../../../platform/http/problem.filter.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import { ItemEvidenceResponse, ReportItemResponse } from '../sessions/dto/report.response.js';
import { SessionPresenter } from '../sessions/session-presenter.js';
import { SessionsService } from '../sessions/sessions.service.js';
import {
  AddItemRequest,
  MergeItemsRequest,
  SplitItemRequest,
  UpdateItemRequest,
} from './dto/item.request.js';
import { SplitItemResponse } from './dto/item.response.js';
import { ItemsService } from './items.service.js';
import { RegroupService } from './regroup.service.js';

const IF_MATCH = { name: 'If-Match', required: true, description: 'the ETag that was seen' };

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@ApiParam({ name: 'sessionId', format: 'uuid' })
@Controller('stores/:storeId/sessions/:sessionId/items')
export class ReportItemsController {
  constructor(
    private readonly items: ItemsService,
    private readonly regroup: RegroupService,
    private readonly sessions: SessionsService,
    private readonly presenter: SessionPresenter,
  ) {}

  @Get(':itemId')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'One line of the report, with its version' })
  @ApiParam({ name: 'itemId', format: 'uuid' })
  @ApiOkResponse({ type: ReportItemResponse })
  get(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Param('itemId', UuidParam) itemId: string,
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportItemResponse> {
    return this.respond(actor, sessionId, itemId, http, reply);
  }

  @Patch(':itemId')
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Correct a line; an empty change accepts it as it is' })
  @ApiParam({ name: 'itemId', format: 'uuid' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ReportItemResponse })
  async update(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Param('itemId', UuidParam) itemId: string,
    @Body() body: UpdateItemRequest,
    @IfMatch() version: number | undefined,
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportItemResponse> {
    await this.items.change(actor, sessionId, { id: itemId, version }, body);
    return this.respond(actor, sessionId, itemId, http, reply);
  }

  @Post()
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Add a line by hand or by barcode' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ReportItemResponse })
  async add(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Body() body: AddItemRequest,
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportItemResponse> {
    const id = await this.items.add(actor, sessionId, body);
    return this.respond(actor, sessionId, id, http, reply);
  }

  @Delete(':itemId')
  @HttpCode(204)
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Take a line out of the report; it can be restored' })
  @ApiParam({ name: 'itemId', format: 'uuid' })
  @ApiHeader(IF_MATCH)
  @ApiNoContentResponse({ description: 'its ETag is the version to restore' })
  async remove(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Param('itemId', UuidParam) itemId: string,
    @IfMatch() version: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const left = await this.items.remove(actor, sessionId, { id: itemId, version });
    void reply.header('ETag', toETag(left));
  }

  @Post(':itemId/restore')
  @HttpCode(200)
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Undo: put a removed line back' })
  @ApiParam({ name: 'itemId', format: 'uuid' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ReportItemResponse })
  async restore(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Param('itemId', UuidParam) itemId: string,
    @IfMatch() version: number | undefined,
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportItemResponse> {
    await this.items.restore(actor, sessionId, { id: itemId, version });
    return this.respond(actor, sessionId, itemId, http, reply);
  }

  @Post(':itemId/merge')
  @HttpCode(200)
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Merge other lines into this one, with their evidence' })
  @ApiParam({ name: 'itemId', format: 'uuid' })
  @ApiHeader(IF_MATCH)
  @ApiOkResponse({ type: ReportItemResponse })
  async merge(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Param('itemId', UuidParam) itemId: string,
    @Body() body: MergeItemsRequest,
    @IfMatch() version: number | undefined,
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReportItemResponse> {
    await this.regroup.merge(actor, sessionId, { id: itemId, version }, body.items);
    return this.respond(actor, sessionId, itemId, http, reply);
  }

  @Post(':itemId/split')
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Take some units out of this line into a new one' })
  @ApiParam({ name: 'itemId', format: 'uuid' })
  @ApiHeader(IF_MATCH)
  @ApiCreatedResponse({ type: SplitItemResponse })
  async split(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Param('itemId', UuidParam) itemId: string,
    @Body() body: SplitItemRequest,
    @IfMatch() version: number | undefined,
    @Req() http: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SplitItemResponse> {
    const id = await this.regroup.split(actor, sessionId, { id: itemId, version }, body);
    const { item: added, expected } = await this.sessions.item(actor, sessionId, id);
    return {
      added: await this.presenter.item(added, expected, requestLanguage(http)),
      item: await this.respond(actor, sessionId, itemId, http, reply),
    };
  }

  @Get(':itemId/evidence')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'Every facing of a line, with its picture' })
  @ApiParam({ name: 'itemId', format: 'uuid' })
  @ApiOkResponse({ type: ItemEvidenceResponse })
  async evidence(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Param('itemId', UuidParam) itemId: string,
  ): Promise<ItemEvidenceResponse> {
    const rows = await this.sessions.evidence(actor, sessionId, itemId);
    return { facings: await Promise.all(rows.map((row) => this.presenter.facing(row))) };
  }

  private async respond(
    actor: StoreActor,
    sessionId: string,
    itemId: string,
    http: FastifyRequest,
    reply: FastifyReply,
  ): Promise<ReportItemResponse> {
    const { item, expected } = await this.sessions.item(actor, sessionId, itemId);
    void reply.header('ETag', toETag(item.version));
    return this.presenter.item(item, expected, requestLanguage(http));
  }
}
