import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { StoreActor } from '../../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { StoreSummaryResponse } from './dto/summary.response.js';
import { SummaryService } from './summary.service.js';

@ApiTags('stores')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@Controller('stores/:storeId')
export class StoreSummaryController {
  constructor(private readonly summary: SummaryService) {}

  @Get('summary')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'The store at a glance: stock, its worth, and what waits for somebody' })
  @ApiOkResponse({ type: StoreSummaryResponse })
  async get(@InStore() actor: StoreActor): Promise<StoreSummaryResponse> {
    return StoreSummaryResponse.of(await this.summary.get(actor));
  }
}
