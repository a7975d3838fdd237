import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { StoreActor } from '../../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import { AnswerExpectedRequest, ExpectedListResponse } from './dto/expected.dto.js';
import { ExpectedService } from './expected.service.js';

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@ApiParam({ name: 'sessionId', format: 'uuid' })
@Controller('stores/:storeId/sessions/:sessionId/expected')
export class ExpectedController {
  constructor(private readonly expected: ExpectedService) {}

  @Get()
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'Products that should be there and were not seen, as questions' })
  @ApiOkResponse({ type: ExpectedListResponse })
  async list(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
  ): Promise<ExpectedListResponse> {
    return ExpectedListResponse.of(await this.expected.list(actor, sessionId));
  }

  @Put(':productId')
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Answer one of them; a later answer replaces it' })
  @ApiParam({ name: 'productId', format: 'uuid' })
  @ApiOkResponse({ type: ExpectedListResponse })
  async answer(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Param('productId', UuidParam) productId: string,
    @Body() body: AnswerExpectedRequest,
  ): Promise<ExpectedListResponse> {
    return ExpectedListResponse.of(await this.expected.answer(actor, sessionId, productId, body));
  }
}
