import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { StoreActor } from '../../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import { CorrectionsService } from './corrections.service.js';
import {
  CorrectionPageResponse,
  CorrectionResponse,
  ListCorrectionsQuery,
} from './dto/correction.dto.js';
import {
  AccuracyPointResponse,
  AccuracyQuery,
  AccuracyResponse,
  ReviewCorrectionRequest,
} from './dto/truth.dto.js';
import { TruthService } from './truth.service.js';

@ApiTags('feedback')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@Controller('stores/:storeId')
export class CorrectionsController {
  constructor(
    private readonly corrections: CorrectionsService,
    private readonly truth: TruthService,
  ) {}

  @Get('corrections')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'What people corrected in this store, newest first' })
  @ApiOkResponse({ type: CorrectionPageResponse })
  async list(
    @InStore() actor: StoreActor,
    @Query() query: ListCorrectionsQuery,
  ): Promise<CorrectionPageResponse> {
    const page = await this.corrections.list(actor, { status: query.status }, query);
    return {
      items: page.items.map((row) => CorrectionResponse.of(row)),
      nextCursor: page.nextCursor,
    };
  }

  @Get('sessions/:sessionId/corrections')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'What was corrected in a report, newest first' })
  @ApiParam({ name: 'sessionId', format: 'uuid' })
  @ApiOkResponse({ type: CorrectionPageResponse })
  async ofSession(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Query() query: PageQuery,
  ): Promise<CorrectionPageResponse> {
    const page = await this.corrections.ofSession(actor, sessionId, query);
    return {
      items: page.items.map((row) => CorrectionResponse.of(row)),
      nextCursor: page.nextCursor,
    };
  }

  @Post('corrections/:correctionId/review')
  @HttpCode(200)
  @StoreScopes('catalog:write')
  @ApiOperation({
    summary: 'Confirm or reject a correction; what a rejected one taught is forgotten',
  })
  @ApiParam({ name: 'correctionId', format: 'uuid' })
  @ApiOkResponse({ type: CorrectionResponse })
  async review(
    @InStore() actor: StoreActor,
    @Param('correctionId', UuidParam) correctionId: string,
    @Body() { status }: ReviewCorrectionRequest,
  ): Promise<CorrectionResponse> {
    return CorrectionResponse.of(await this.corrections.judge(actor, correctionId, status));
  }

  @Get('accuracy')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'How true the counts of this store were, by week and provider' })
  @ApiOkResponse({ type: AccuracyResponse })
  async accuracy(
    @InStore() actor: StoreActor,
    @Query() { weeks }: AccuracyQuery,
  ): Promise<AccuracyResponse> {
    const rows = await this.truth.accuracy(actor, weeks);
    return { items: rows.map((row) => AccuracyPointResponse.of(row)) };
  }
}
