import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { StoreActor } from '../../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import { SnapshotPreviewResponse } from '../stock/dto/snapshot.response.js';
import { CountStepsService } from './count-steps.service.js';
import type { CountView } from './counts.service.js';
import { ReasonRequest } from './dto/count.request.js';
import { CountDetailResponse } from './dto/count.response.js';

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@ApiParam({ name: 'countId', format: 'uuid' })
@Controller('stores/:storeId/counts/:countId')
export class CountStepsController {
  constructor(private readonly steps: CountStepsService) {}

  @Get('preview')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'Every line as confirming would store it now' })
  @ApiOkResponse({ type: SnapshotPreviewResponse })
  async preview(
    @InStore() actor: StoreActor,
    @Param('countId', UuidParam) countId: string,
  ): Promise<SnapshotPreviewResponse> {
    return SnapshotPreviewResponse.of(await this.steps.preview(actor, countId));
  }

  @Post('submit')
  @HttpCode(200)
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Hand the count in for review' })
  @ApiOkResponse({ type: CountDetailResponse })
  submit(
    @InStore() actor: StoreActor,
    @Param('countId', UuidParam) countId: string,
  ): Promise<CountDetailResponse> {
    return respond(this.steps.submit(actor, countId));
  }

  @Post('return')
  @HttpCode(200)
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Give the count back to those who count, with a reason' })
  @ApiOkResponse({ type: CountDetailResponse })
  giveBack(
    @InStore() actor: StoreActor,
    @Param('countId', UuidParam) countId: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<CountDetailResponse> {
    return respond(this.steps.giveBack(actor, countId, reason.trim()));
  }

  @Post('approve')
  @HttpCode(200)
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Approve the count, as the owner' })
  @ApiOkResponse({ type: CountDetailResponse })
  approve(
    @InStore() actor: StoreActor,
    @Param('countId', UuidParam) countId: string,
  ): Promise<CountDetailResponse> {
    return respond(this.steps.approve(actor, countId));
  }

  @Post('confirm')
  @HttpCode(200)
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'The count becomes the stock: levels, movements and a snapshot' })
  @ApiOkResponse({ type: CountDetailResponse })
  confirm(
    @InStore() actor: StoreActor,
    @Param('countId', UuidParam) countId: string,
  ): Promise<CountDetailResponse> {
    return respond(this.steps.confirm(actor, countId));
  }

  @Post('reopen')
  @HttpCode(200)
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Take the confirmation back, with a reason' })
  @ApiOkResponse({ type: CountDetailResponse })
  reopen(
    @InStore() actor: StoreActor,
    @Param('countId', UuidParam) countId: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<CountDetailResponse> {
    return respond(this.steps.reopen(actor, countId, reason.trim()));
  }

  @Post('cancel')
  @HttpCode(200)
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Give the count up; its reports stay' })
  @ApiOkResponse({ type: CountDetailResponse })
  cancel(
    @InStore() actor: StoreActor,
    @Param('countId', UuidParam) countId: string,
  ): Promise<CountDetailResponse> {
    return respond(this.steps.cancel(actor, countId));
  }
}

async function respond(view: Promise<CountView>): Promise<CountDetailResponse> {
  return CountDetailResponse.ofView(await view);
}
