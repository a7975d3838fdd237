import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { StoreActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { InStore, StoreScopes } from '../../platform/http/access.decorators.js';
import { CreditsService } from './credits.service.js';
import { QuoteQuery } from './dto/quote.query.js';
import { QuoteResponse } from './dto/quote.response.js';

@ApiTags('credits')
@ApiBearerAuth()
@Controller('stores/:storeId/credits')
export class QuoteController {
  constructor(
    private readonly db: Db,
    private readonly credits: CreditsService,
  ) {}

  /** Whoever films may ask the price; the owner's balance is shown with `billing:read` alone. */
  @Get('quote')
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'The price of a film and whether the store’s owner could pay it' })
  @ApiParam({ name: 'storeId', format: 'uuid' })
  @ApiOkResponse({ type: QuoteResponse })
  async quote(@InStore() actor: StoreActor, @Query() query: QuoteQuery): Promise<QuoteResponse> {
    const credits = await this.credits.quote(query.durationMs);
    return this.db.read(actor, async (tx) => ({
      credits,
      available: actor.scopes.includes('billing:read')
        ? (await this.credits.balance(tx, actor.payerUserId)).available
        : null,
      sufficient: await this.credits.canPayerAfford(tx, credits),
    }));
  }
}
