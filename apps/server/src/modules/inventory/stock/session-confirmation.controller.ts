import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { StoreActor } from '../../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { requestLanguage } from '../../../platform/http/problem.filter.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import { ReasonRequest } from '../counts/dto/count.request.js';
import { SessionResponse } from '../sessions/dto/session.response.js';
import { SessionPresenter } from '../sessions/session-presenter.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { SessionConfirmationService } from './session-confirmation.service.js';

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@ApiParam({ name: 'sessionId', format: 'uuid' })
@Controller('stores/:storeId/sessions/:sessionId')
export class SessionConfirmationController {
  constructor(
    private readonly confirmation: SessionConfirmationService,
    private readonly sessions: SessionsService,
    private readonly presenter: SessionPresenter,
  ) {}

  @Post('confirm')
  @HttpCode(200)
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'The report becomes the stock of its area' })
  @ApiOkResponse({ type: SessionResponse })
  async confirm(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Req() http: FastifyRequest,
  ): Promise<SessionResponse> {
    await this.confirmation.confirm(actor, sessionId);
    return this.presenter.session(await this.sessions.get(actor, sessionId), requestLanguage(http));
  }

  @Post('reopen')
  @HttpCode(200)
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Take the confirmation back, with a reason' })
  @ApiOkResponse({ type: SessionResponse })
  async reopen(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Body() { reason }: ReasonRequest,
    @Req() http: FastifyRequest,
  ): Promise<SessionResponse> {
    await this.confirmation.reopen(actor, sessionId, reason.trim());
    return this.presenter.session(await this.sessions.get(actor, sessionId), requestLanguage(http));
  }
}
