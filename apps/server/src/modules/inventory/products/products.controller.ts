import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
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
import type { StoreActor } from '../../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { IfMatch, toETag } from '../../../platform/http/etag.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import {
  BarcodeQuery,
  CreateProductRequest,
  ListProductsQuery,
  UpdateProductRequest,
} from './dto/product.request.js';
import { ProductPageResponse, ProductResponse } from './dto/product.response.js';
import { ProductPresenter } from './product-presenter.js';
import type { ProductRow } from './products.repository.js';
import { ProductsService } from './products.service.js';

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@Controller('stores/:storeId/products')
export class ProductsController {
  constructor(
    private readonly products: ProductsService,
    private readonly presenter: ProductPresenter,
  ) {}

  @Post()
  @StoreScopes('catalog:write')
  @ApiOperation({ summary: 'Add a product' })
  @ApiCreatedResponse({ type: ProductResponse })
  async create(
    @InStore() actor: StoreActor,
    @Body() request: CreateProductRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProductResponse> {
    return this.respond(await this.products.create(actor, request), reply);
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
    const items = await this.presenter.products(page.items);
    return { items, nextCursor: page.nextCursor };
  }

  @Get('lookup')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'The product with a barcode' })
  @ApiOkResponse({ type: ProductResponse })
  async lookup(
    @InStore() actor: StoreActor,
    @Query() query: BarcodeQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProductResponse> {
    return this.respond(await this.products.getByBarcode(actor, query.barcode), reply);
  }

  @Get(':productId')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'One product' })
  @ApiOkResponse({ type: ProductResponse })
  async get(
    @InStore() actor: StoreActor,
    @Param('productId', UuidParam) productId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProductResponse> {
    return this.respond(await this.products.get(actor, productId), reply);
  }

  @Patch(':productId')
  @StoreScopes('catalog:write')
  @ApiOperation({ summary: 'Change a product' })
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiOkResponse({ type: ProductResponse })
  async update(
    @InStore() actor: StoreActor,
    @Param('productId', UuidParam) productId: string,
    @Body() request: UpdateProductRequest,
    @IfMatch() version: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProductResponse> {
    return this.respond(await this.products.update(actor, productId, request, version), reply);
  }

  @Delete(':productId')
  @HttpCode(204)
  @StoreScopes('catalog:write')
  @ApiOperation({ summary: 'Take a product off the catalogue' })
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiNoContentResponse()
  async archive(
    @InStore() actor: StoreActor,
    @Param('productId', UuidParam) productId: string,
    @IfMatch() version: number | undefined,
  ): Promise<void> {
    await this.products.archive(actor, productId, version);
  }

  private respond(row: ProductRow, reply: FastifyReply): Promise<ProductResponse> {
    void reply.header('ETag', toETag(row.version));
    return this.presenter.product(row);
  }
}
