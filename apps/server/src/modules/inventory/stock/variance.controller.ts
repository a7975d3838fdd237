import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { StoreActor } from '../../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import {
  PeriodQuery,
  ProductHistoryResponse,
  SessionVarianceQuery,
  ShrinkageResponse,
  VarianceQuery,
  VarianceResponse,
} from './dto/variance.dto.js';
import { periodOf } from './period.js';
import { VarianceService } from './variance.service.js';

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@Controller('stores/:storeId')
export class VarianceController {
  constructor(private readonly variance: VarianceService) {}

  @Get('sessions/:sessionId/variance')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'A report against the last confirmed count of its area, or another' })
  @ApiParam({ name: 'sessionId', format: 'uuid' })
  @ApiOkResponse({ type: VarianceResponse })
  async ofSession(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Query() { against }: SessionVarianceQuery,
  ): Promise<VarianceResponse> {
    return VarianceResponse.of(await this.variance.ofSession(actor, sessionId, against));
  }

  @Get('variance')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'Any two confirmed counts, product by product' })
  @ApiOkResponse({ type: VarianceResponse })
  async between(
    @InStore() actor: StoreActor,
    @Query() { before, after }: VarianceQuery,
  ): Promise<VarianceResponse> {
    return VarianceResponse.of(await this.variance.between(actor, before, after));
  }

  @Get('shrinkage')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'What confirmed counts found missing, in units and centavos' })
  @ApiOkResponse({ type: ShrinkageResponse })
  async shrinkage(
    @InStore() actor: StoreActor,
    @Query() period: PeriodQuery,
  ): Promise<ShrinkageResponse> {
    const { from, to } = periodOf(period);
    return ShrinkageResponse.of(await this.variance.shrinkage(actor, from, to), from, to);
  }

  @Get('products/:productId/history')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'A product’s confirmed counts and its trend' })
  @ApiParam({ name: 'productId', format: 'uuid' })
  @ApiOkResponse({ type: ProductHistoryResponse })
  async history(
    @InStore() actor: StoreActor,
    @Param('productId', UuidParam) productId: string,
  ): Promise<ProductHistoryResponse> {
    return ProductHistoryResponse.of(await this.variance.history(actor, productId));
  }
}
