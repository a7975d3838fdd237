import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { StoreActor, UserActor } from '../../platform/database/actor.js';
import {
  Authenticated,
  CurrentUser,
  InStore,
  StoreScopes,
} from '../../platform/http/access.decorators.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { CreateStoreRequest } from './dto/store.request.js';
import { StoreListResponse, StoreResponse } from './dto/store.response.js';
import { StoresService } from './stores.service.js';

@ApiTags('stores')
@ApiBearerAuth()
@Controller('stores')
export class StoresController {
  constructor(private readonly stores: StoresService) {}

  @Get()
  @Authenticated()
  @ApiOperation({ summary: 'The stores I work in' })
  @ApiOkResponse({ type: StoreListResponse })
  async list(
    @CurrentUser() actor: UserActor,
    @Query() query: PageQuery,
  ): Promise<StoreListResponse> {
    const page = await this.stores.list(actor, query);
    return { items: page.items.map(StoreResponse.of), nextCursor: page.nextCursor };
  }

  @Post()
  @Authenticated()
  @ApiOperation({ summary: 'Open a store, as its owner' })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: StoreResponse })
  async create(
    @CurrentUser() actor: UserActor,
    @Body() body: CreateStoreRequest,
  ): Promise<StoreResponse> {
    return StoreResponse.of(await this.stores.create(actor, body));
  }

  @Get(':storeId')
  @StoreScopes()
  @ApiOperation({ summary: 'One of my stores' })
  @ApiParam({ name: 'storeId', format: 'uuid' })
  @ApiOkResponse({ type: StoreResponse })
  async get(@InStore() actor: StoreActor): Promise<StoreResponse> {
    return StoreResponse.of(await this.stores.get(actor));
  }
}
