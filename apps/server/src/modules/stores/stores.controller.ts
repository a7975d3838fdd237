import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { StoreActor, StoreId, UserActor } from '../../platform/database/actor.js';
import {
  Authenticated,
  CurrentUser,
  InStore,
  StoreScopes,
} from '../../platform/http/access.decorators.js';
import { IfMatch, toETag } from '../../platform/http/etag.js';
import { UuidParam } from '../../platform/http/uuid-param.pipe.js';
import { CreateStoreRequest, StoresQuery, UpdateStoreRequest } from './dto/store.request.js';
import { StoreListResponse, StoreResponse } from './dto/store.response.js';
import type { StoreRow } from './stores.repository.js';
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
    @Query() query: StoresQuery,
  ): Promise<StoreListResponse> {
    const page = await this.stores.list(actor, query);
    return { items: page.items.map((row) => StoreResponse.of(row)), nextCursor: page.nextCursor };
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
  async get(
    @InStore() actor: StoreActor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StoreResponse> {
    return respond(await this.stores.get(actor), reply);
  }

  @Patch(':storeId')
  @StoreScopes('store:manage')
  @ApiOperation({ summary: 'Change the name or the kind of shop' })
  @ApiParam({ name: 'storeId', format: 'uuid' })
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiOkResponse({ type: StoreResponse })
  async update(
    @InStore() actor: StoreActor,
    @Body() body: UpdateStoreRequest,
    @IfMatch() version: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StoreResponse> {
    return respond(await this.stores.update(actor, body, version), reply);
  }

  @Post(':storeId/archive')
  @HttpCode(204)
  @StoreScopes('store:manage')
  @ApiOperation({ summary: 'Close the store; its data stays' })
  @ApiParam({ name: 'storeId', format: 'uuid' })
  @ApiNoContentResponse()
  async archive(@InStore() actor: StoreActor): Promise<void> {
    await this.stores.archive(actor);
  }

  @Post(':storeId/restore')
  @HttpCode(200)
  @Authenticated()
  @ApiOperation({ summary: 'Open a closed store again, as its owner' })
  @ApiParam({ name: 'storeId', format: 'uuid' })
  @ApiOkResponse({ type: StoreResponse })
  async restore(
    @CurrentUser() actor: UserActor,
    @Param('storeId', UuidParam) storeId: StoreId,
  ): Promise<StoreResponse> {
    return StoreResponse.of(await this.stores.restore(actor, storeId));
  }
}

function respond(store: StoreRow, reply: FastifyReply): StoreResponse {
  void reply.header('ETag', toETag(store.version));
  return StoreResponse.of(store);
}
