import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Language } from '@miinventario/contracts';
import type { FastifyRequest } from 'fastify';
import type { AdminActor, UserActor } from '../../../platform/database/actor.js';
import { AdminOnly, CurrentUser } from '../../../platform/http/access.decorators.js';
import { requestLanguage } from '../../../platform/http/problem.filter.js';
import { ApiReason, CurrentStaff } from '../../../platform/http/staff-actor.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import { StaffRetryRequest, StaffSessionResponse } from './dto/staff-session.response.js';
import { SessionPresenter } from './session-presenter.js';
import { mayRetry } from './session-retry.js';
import { StaffSessionsService, type StaffSession } from './staff-sessions.service.js';

@ApiTags('admin')
@ApiBearerAuth()
@AdminOnly()
@Controller('admin/sessions')
export class StaffSessionsController {
  constructor(
    private readonly sessions: StaffSessionsService,
    private readonly presenter: SessionPresenter,
  ) {}

  @Get(':sessionId')
  @ApiReason(true)
  @ApiOperation({ summary: 'One session: its report, the merged shelf, evidence and costs' })
  @ApiOkResponse({ type: StaffSessionResponse })
  async get(
    @CurrentStaff() actor: AdminActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Req() http: FastifyRequest,
  ): Promise<StaffSessionResponse> {
    return this.present(await this.sessions.get(actor, sessionId), requestLanguage(http));
  }

  @Post(':sessionId/retry')
  @HttpCode(200)
  @ApiOperation({ summary: 'Try a failed session again with the same film' })
  @ApiOkResponse({ type: StaffSessionResponse })
  async retry(
    @CurrentUser() { userId }: UserActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Body() { reason }: StaffRetryRequest,
    @Req() http: FastifyRequest,
  ): Promise<StaffSessionResponse> {
    const actor = { kind: 'admin', userId, reason } as const;
    return this.present(await this.sessions.retry(actor, sessionId), requestLanguage(http));
  }

  private async present(
    { view, storeName, payerName, items, facings, costs }: StaffSession,
    language: Language,
  ): Promise<StaffSessionResponse> {
    // What the shop's stock expects is the shop's own affair.
    const report = await this.presenter.report({ ...view, items, expected: undefined }, language);
    return {
      id: view.session.id,
      ...report,
      storeName,
      payerName,
      payerId: view.session.payer_user_id,
      mayRetry: mayRetry(view.session),
      facings: await Promise.all(
        facings.map(async (row) => ({
          ...(await this.presenter.facing(row)),
          itemId: row.item_id,
          shelfBox: row.shelf_box,
        })),
      ),
      costs: costs.map((row) => ({
        kind: row.kind,
        provider: row.provider,
        model: row.model,
        costMicroUsd: row.cost_micro_usd,
        latencyMs: row.latency_ms,
      })),
    };
  }
}
