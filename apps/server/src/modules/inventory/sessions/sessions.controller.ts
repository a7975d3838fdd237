import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseGuards,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StoreActor } from '../../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { openEventStream } from '../../../platform/http/event-stream.js';
import { WhileOn } from '../../../platform/http/flag.guard.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { requestLanguage } from '../../../platform/http/problem.filter.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import { ReportQuery } from './dto/report.query.js';
import { ReportResponse } from './dto/report.response.js';
import { CreateSessionRequest } from './dto/session.request.js';
import { SessionPageResponse, SessionResponse } from './dto/session.response.js';
import { defaultSessionName } from './session-name.js';
import { SessionPresenter } from './session-presenter.js';
import { SessionSeenGuard } from './session-seen.guard.js';
import { SessionStream } from './session-stream.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@Controller('stores/:storeId/sessions')
export class InventorySessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly presenter: SessionPresenter,
    private readonly streams: SessionStream,
  ) {}

  @Post()
  @StoreScopes('inventory:write')
  @WhileOn('sessions.open')
  @ApiOperation({ summary: 'Begin a count: one session takes one film' })
  @ApiCreatedResponse({ type: SessionResponse })
  async create(
    @InStore() actor: StoreActor,
    @Body() request: CreateSessionRequest,
    @Req() http: FastifyRequest,
  ): Promise<SessionResponse> {
    const language = requestLanguage(http);
    const name = request.name?.trim() ?? defaultSessionName(new Date(), language);
    const area = request.area?.trim() || null;
    const view = await this.sessions.create(actor, { name, area, countId: request.countId });
    return this.presenter.session(view, language);
  }

  @Get()
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'Sessions, newest first' })
  @ApiOkResponse({ type: SessionPageResponse })
  async list(
    @InStore() actor: StoreActor,
    @Query() query: PageQuery,
    @Req() http: FastifyRequest,
  ): Promise<SessionPageResponse> {
    const page = await this.sessions.list(actor, query);
    const language = requestLanguage(http);
    const items = await Promise.all(page.items.map((v) => this.presenter.session(v, language)));
    return { items, nextCursor: page.nextCursor };
  }

  @Get(':sessionId')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'One session' })
  @ApiOkResponse({ type: SessionResponse })
  async get(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Req() http: FastifyRequest,
  ): Promise<SessionResponse> {
    return this.presenter.session(await this.sessions.get(actor, sessionId), requestLanguage(http));
  }

  @Get(':sessionId/events')
  @StoreScopes('inventory:read')
  @UseGuards(SessionSeenGuard)
  @ApiOperation({ summary: 'The session as it changes, as server-sent events' })
  @ApiProduces('text/event-stream')
  @ApiOkResponse()
  events(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Req() http: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    void this.streams.open(openEventStream(reply), actor, sessionId, requestLanguage(http));
  }

  @Post(':sessionId/cancel')
  @HttpCode(200)
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Cancel; what was held is given back' })
  @ApiOkResponse({ type: SessionResponse })
  async cancel(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Req() http: FastifyRequest,
  ): Promise<SessionResponse> {
    const view = await this.sessions.cancel(actor, sessionId);
    return this.presenter.session(view, requestLanguage(http));
  }

  @Post(':sessionId/retry')
  @HttpCode(200)
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Try again with the same film' })
  @ApiOkResponse({ type: SessionResponse })
  async retry(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Req() http: FastifyRequest,
  ): Promise<SessionResponse> {
    const view = await this.sessions.retry(actor, sessionId);
    return this.presenter.session(view, requestLanguage(http));
  }

  @Get(':sessionId/report')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'The report: product, quantity, confidence and evidence' })
  @ApiOkResponse({ type: ReportResponse })
  async report(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Query() { order }: ReportQuery,
    @Req() http: FastifyRequest,
  ): Promise<ReportResponse> {
    const report = await this.sessions.report(actor, sessionId);
    return this.presenter.report(report, requestLanguage(http), order);
  }
}
