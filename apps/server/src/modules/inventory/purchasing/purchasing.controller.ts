import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { StoreActor } from '../../../platform/database/actor.js';
import { mexicanDay } from '../../../platform/documents/table.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { requestLanguage } from '../../../platform/http/problem.filter.js';
import { StoresService } from '../../stores/index.js';
import {
  LowStockPageResponse,
  LowStockResponse,
  PurchaseLineResponse,
  PurchaseListQuery,
  PurchaseListResponse,
  UncountedResponse,
} from './dto/purchasing.dto.js';
import { purchaseText } from './purchase-text.js';
import { PurchasingService } from './purchasing.service.js';

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@Controller('stores/:storeId')
export class PurchasingController {
  constructor(
    private readonly purchasing: PurchasingService,
    private readonly stores: StoresService,
  ) {}

  @Get('stock/low')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'Products below their minimum, by name' })
  @ApiOkResponse({ type: LowStockPageResponse })
  async low(
    @InStore() actor: StoreActor,
    @Query() query: PageQuery,
  ): Promise<LowStockPageResponse> {
    const page = await this.purchasing.lowStock(actor, query);
    return {
      items: page.items.map((row) => LowStockResponse.of(row)),
      nextCursor: page.nextCursor,
    };
  }

  @Get('purchase-list')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'What to buy, by minimum and by the pace between counts' })
  @ApiOkResponse({ type: PurchaseListResponse })
  async list(
    @InStore() actor: StoreActor,
    @Query() query: PurchaseListQuery,
    @Req() request: FastifyRequest,
  ): Promise<PurchaseListResponse> {
    const list = await this.purchasing.list(actor, query.coverDays);
    const { lines } = list;
    const { name: storeName } = await this.stores.get(actor);
    const about = { storeName, day: mexicanDay(new Date()), language: requestLanguage(request) };
    return {
      coverDays: query.coverDays,
      isCut: list.isCut,
      items: lines.map((line) => PurchaseLineResponse.of(line)),
      costCentavos: lines.reduce(
        (sum, line) => sum + line.suggested * (line.cost_centavos ?? 0),
        0,
      ),
      uncounted: list.uncounted.map((row) => UncountedResponse.of(row)),
      isUncountedCut: list.isUncountedCut,
      text: purchaseText(lines, list.uncounted, about),
    };
  }
}
