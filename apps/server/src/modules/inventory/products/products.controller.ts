import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
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
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../../platform/storage/object-storage.port.js';
import {
  CreateProductRequest,
  ListProductsQuery,
  UpdateProductRequest,
} from './dto/product.request.js';
import { ProductPageResponse, ProductResponse } from './dto/product.response.js';
import type { ProductRow } from './products.repository.js';
import { ProductsService } from './products.service.js';

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@Controller('stores/:storeId/products')
export class ProductsController {
  constructor(
    private readonly products: ProductsService,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  @Post()
  @StoreScopes('catalog:write')
  @ApiOperation({ summary: 'Add a product' })
  @ApiCreatedResponse({ type: ProductResponse })
  async create(
    @InStore() actor: StoreActor,
    @Body() request: CreateProductRequest,
  ): Promise<ProductResponse> {
    return this.respond(await this.products.create(actor, request));
  }

  @Get()
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'The catalogue by name, or what matches a search' })
  @ApiOkResponse({ type: ProductPageResponse })
  async list(
    @InStore() actor: StoreActor,
    @Query() query: ListProductsQuery,
  ): Promise<ProductPageResponse> {
    const page = await this.products.list(actor, query);
    const items = await Promise.all(page.items.map((row) => this.respond(row)));
    return { items, nextCursor: page.nextCursor };
  }

  @Get(':productId')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'One product' })
  @ApiOkResponse({ type: ProductResponse })
  async get(
    @InStore() actor: StoreActor,
    @Param('productId', UuidParam) productId: string,
  ): Promise<ProductResponse> {
    return this.respond(await this.products.get(actor, productId));
  }

  @Patch(':productId')
  @StoreScopes('catalog:write')
  @ApiOperation({ summary: 'Change a product' })
  @ApiOkResponse({ type: ProductResponse })
  async update(
    @InStore() actor: StoreActor,
    @Param('productId', UuidParam) productId: string,
    @Body() request: UpdateProductRequest,
  ): Promise<ProductResponse> {
    return this.respond(await this.products.update(actor, productId, request));
  }

  @Delete(':productId')
  @HttpCode(204)
  @StoreScopes('catalog:write')
  @ApiOperation({ summary: 'Take a product off the catalogue' })
  @ApiNoContentResponse()
  async archive(
    @InStore() actor: StoreActor,
    @Param('productId', UuidParam) productId: string,
  ): Promise<void> {
    await this.products.archive(actor, productId);
  }

  private async respond(row: ProductRow): Promise<ProductResponse> {
    const photoUrl = row.photo_key === null ? null : await this.storage.presignRead(row.photo_key);
    return ProductResponse.of(row, photoUrl);
  }
}
