import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../platform/database/actor.js';
import { AdminOnly, CurrentUser } from '../../platform/http/access.decorators.js';
import { decodeCursor, toPage } from '../../platform/http/cursor.js';
import { UuidParam } from '../../platform/http/uuid-param.pipe.js';
import {
  RewardDecisionRequest,
  RewardReviewsQuery,
  StaffRewardPageResponse,
  StaffRewardResponse,
} from './dto/reward-review.dto.js';
import { RewardReviewsService } from './reward-reviews.service.js';

@ApiTags('admin')
@ApiBearerAuth()
@AdminOnly()
@Controller('admin/referrals/rewards')
export class RewardReviewsController {
  constructor(private readonly reviews: RewardReviewsService) {}

  @Get()
  @ApiOperation({ summary: 'Rewards by status, newest first; those that wait for review at first' })
  @ApiOkResponse({ type: StaffRewardPageResponse })
  async list(
    @CurrentUser() { userId }: UserActor,
    @Query() query: RewardReviewsQuery,
  ): Promise<StaffRewardPageResponse> {
    const actor = { kind: 'admin', userId, reason: 'rewards listed' } as const;
    const { status, limit } = query;
    const beforeId = decodeCursor(query.cursor)?.id;
    const rows = await this.reviews.list(actor, { status, beforeId, limit: limit + 1 });
    const shown = toPage(
      rows,
      limit,
      (row) => StaffRewardResponse.of(row),
      ({ id }) => ({ key: id, id }),
    );
    return { items: [...shown.items], nextCursor: shown.nextCursor };
  }

  @Post(':rewardId/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let a reward through: its credits are given by a job' })
  @ApiOkResponse({ type: StaffRewardResponse })
  async approve(
    @CurrentUser() { userId }: UserActor,
    @Param('rewardId', UuidParam) rewardId: string,
    @Body() { reason }: RewardDecisionRequest,
  ): Promise<StaffRewardResponse> {
    const actor = { kind: 'admin', userId, reason } as const;
    return StaffRewardResponse.of(await this.reviews.decide(actor, rewardId, 'approve'));
  }

  @Post(':rewardId/reject')
  @HttpCode(200)
  @ApiOperation({ summary: 'Refuse a reward for good' })
  @ApiOkResponse({ type: StaffRewardResponse })
  async reject(
    @CurrentUser() { userId }: UserActor,
    @Param('rewardId', UuidParam) rewardId: string,
    @Body() { reason }: RewardDecisionRequest,
  ): Promise<StaffRewardResponse> {
    const actor = { kind: 'admin', userId, reason } as const;
    return StaffRewardResponse.of(await this.reviews.decide(actor, rewardId, 'reject'));
  }
}
