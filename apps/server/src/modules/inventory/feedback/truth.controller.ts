import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { UserActor } from '../../../platform/database/actor.js';
import { AdminOnly, CurrentUser } from '../../../platform/http/access.decorators.js';
import { IfMatch, toETag } from '../../../platform/http/etag.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import {
  AccuracyPointResponse,
  AccuracyQuery,
  AccuracyResponse,
  ReviewTruthRequest,
  TruthPageResponse,
  TruthQuery,
  TruthResponse,
} from './dto/truth.dto.js';
import { TruthService } from './truth.service.js';

@ApiTags('admin')
@ApiBearerAuth()
@AdminOnly()
@Controller('admin')
export class TruthController {
  constructor(private readonly truth: TruthService) {}

  @Get('ground-truth')
  @ApiOperation({ summary: 'Reports whose truth people have confirmed, newest first' })
  @ApiOkResponse({ type: TruthPageResponse })
  async list(
    @CurrentUser() { userId }: UserActor,
    @Query() query: TruthQuery,
  ): Promise<TruthPageResponse> {
    const actor = { kind: 'admin', userId, reason: 'ground truth listed' } as const;
    const page = await this.truth.list(actor, { status: query.status }, query);
    return { items: page.items.map((row) => TruthResponse.of(row)), nextCursor: page.nextCursor };
  }

  @Post('ground-truth/:truthId/review')
  @HttpCode(200)
  @ApiOperation({ summary: 'Decide whether the recogniser is judged by it' })
  @ApiParam({ name: 'truthId', format: 'uuid' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: TruthResponse })
  async review(
    @CurrentUser() { userId }: UserActor,
    @Param('truthId', UuidParam) truthId: string,
    @Body() { status, reason }: ReviewTruthRequest,
    @IfMatch() version: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TruthResponse> {
    const actor = { kind: 'admin', userId, reason: reason.trim() } as const;
    const row = await this.truth.review(actor, truthId, status, version);
    void reply.header('ETag', toETag(row.version));
    return TruthResponse.of(row);
  }

  @Get('accuracy')
  @ApiOperation({ summary: 'How true the counts of all stores were, by week and provider' })
  @ApiOkResponse({ type: AccuracyResponse })
  async accuracy(
    @CurrentUser() { userId }: UserActor,
    @Query() { weeks }: AccuracyQuery,
  ): Promise<AccuracyResponse> {
    const actor = { kind: 'admin', userId, reason: 'accuracy looked at' } as const;
    const rows = await this.truth.accuracy(actor, weeks);
    return { items: rows.map((row) => AccuracyPointResponse.of(row)) };
  }
}
