import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { StoreActor } from '../../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { PageQuery } from '../../../platform/http/page.query.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import {
  SnapshotDetailResponse,
  SnapshotLineResponse,
  SnapshotPageResponse,
  SnapshotResponse,
} from './dto/snapshot.response.js';
import {
  AdjustStockRequest,
  StockLevelPageResponse,
  StockLevelResponse,
  StockLevelsQuery,
  StockMovementPageResponse,
  StockMovementResponse,
  StockMovementsQuery,
} from './dto/stock.dto.js';
import { StockService } from './stock.service.js';

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@Controller('stores/:storeId')
export class StockController {
  constructor(private readonly stock: StockService) {}

  @Get('stock')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'What there is, by product and area' })
  @ApiOkResponse({ type: StockLevelPageResponse })
  async levels(
    @InStore() actor: StoreActor,
    @Query() query: StockLevelsQuery,
  ): Promise<StockLevelPageResponse> {
    const page = await this.stock.levels(actor, query, query);
    return {
      items: page.items.map((row) => StockLevelResponse.of(row)),
      nextCursor: page.nextCursor,
    };
  }

  @Get('stock/movements')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'Every change of the stock, newest first' })
  @ApiOkResponse({ type: StockMovementPageResponse })
  async movements(
    @InStore() actor: StoreActor,
    @Query() query: StockMovementsQuery,
  ): Promise<StockMovementPageResponse> {
    const page = await this.stock.movements(actor, query, query);
    return {
      items: page.items.map((row) => StockMovementResponse.of(row)),
      nextCursor: page.nextCursor,
    };
  }

  @Post('stock/adjustments')
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Book units that came or went outside of a count' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: StockLevelResponse })
  async adjust(
    @InStore() actor: StoreActor,
    @Body() body: AdjustStockRequest,
  ): Promise<StockLevelResponse> {
    return StockLevelResponse.of(await this.stock.adjust(actor, body));
  }

  @Get('snapshots')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'Confirmed counts, newest first' })
  @ApiOkResponse({ type: SnapshotPageResponse })
  async snapshots(
    @InStore() actor: StoreActor,
    @Query() query: PageQuery,
  ): Promise<SnapshotPageResponse> {
    const page = await this.stock.listSnapshots(actor, query);
    return {
      items: page.items.map((row) => SnapshotResponse.of(row)),
      nextCursor: page.nextCursor,
    };
  }

  @Get('snapshots/:snapshotId')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'A confirmed count with all its lines, as it was' })
  @ApiParam({ name: 'snapshotId', format: 'uuid' })
  @ApiOkResponse({ type: SnapshotDetailResponse })
  async snapshot(
    @InStore() actor: StoreActor,
    @Param('snapshotId', UuidParam) snapshotId: string,
  ): Promise<SnapshotDetailResponse> {
    const { snapshot, lines } = await this.stock.snapshot(actor, snapshotId);
    return {
      ...SnapshotResponse.of(snapshot),
      lines: lines.map((line) => SnapshotLineResponse.of(line)),
    };
  }
}
