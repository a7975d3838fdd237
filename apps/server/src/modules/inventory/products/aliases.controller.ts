import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { StoreActor } from '../../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import { AliasesService } from './aliases.service.js';
import { AliasRequest } from './dto/product.request.js';
import { AliasListResponse, AliasResponse } from './dto/product.response.js';

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@ApiParam({ name: 'productId', format: 'uuid' })
@Controller('stores/:storeId/products/:productId/aliases')
export class ProductAliasesController {
  constructor(private readonly aliases: AliasesService) {}

  @Get()
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'Other names of the product' })
  @ApiOkResponse({ type: AliasListResponse })
  async list(
    @InStore() actor: StoreActor,
    @Param('productId', UuidParam) productId: string,
  ): Promise<AliasListResponse> {
    const rows = await this.aliases.list(actor, productId);
    return { items: rows.map((row) => AliasResponse.of(row)) };
  }

  @Post()
  @StoreScopes('catalog:write')
  @ApiOperation({ summary: 'Add a name that the product is read or searched by' })
  @ApiCreatedResponse({ type: AliasResponse })
  async add(
    @InStore() actor: StoreActor,
    @Param('productId', UuidParam) productId: string,
    @Body() body: AliasRequest,
  ): Promise<AliasResponse> {
    return AliasResponse.of(await this.aliases.add(actor, productId, body.alias));
  }

  @Delete(':aliasId')
  @HttpCode(204)
  @StoreScopes('catalog:write')
  @ApiOperation({ summary: 'Remove a name' })
  @ApiParam({ name: 'aliasId', format: 'uuid' })
  @ApiNoContentResponse()
  async remove(
    @InStore() actor: StoreActor,
    @Param('productId', UuidParam) productId: string,
    @Param('aliasId', UuidParam) aliasId: string,
  ): Promise<void> {
    await this.aliases.remove(actor, productId, aliasId);
  }
}
