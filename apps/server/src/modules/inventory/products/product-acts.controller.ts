import { Body, Controller, Delete, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StoreActor } from '../../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { IfMatch, toETag } from '../../../platform/http/etag.js';
import { readSingleFile } from '../../../platform/http/single-file.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import { MergeProductsRequest } from './dto/product.request.js';
import { ProductResponse } from './dto/product.response.js';
import { ProductMergeService } from './product-merge.service.js';
import { ProductPhotoService } from './product-photo.service.js';
import { ProductPresenter } from './product-presenter.js';
import { ProductsService } from './products.service.js';

/** What is done to a product beside editing its fields. */
@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@ApiParam({ name: 'productId', format: 'uuid' })
@Controller('stores/:storeId/products/:productId')
export class ProductActsController {
  constructor(
    private readonly products: ProductsService,
    private readonly merging: ProductMergeService,
    private readonly photos: ProductPhotoService,
    private readonly presenter: ProductPresenter,
  ) {}

  @Post('restore')
  @HttpCode(200)
  @StoreScopes('catalog:write')
  @ApiOperation({ summary: 'Put a product back that was taken off the catalogue' })
  @ApiOkResponse({ type: ProductResponse })
  async restore(
    @InStore() actor: StoreActor,
    @Param('productId', UuidParam) productId: string,
  ): Promise<ProductResponse> {
    return this.presenter.product(await this.products.restore(actor, productId));
  }

  @Post('merge')
  @HttpCode(200)
  @StoreScopes('catalog:write', 'inventory:write')
  @ApiOperation({ summary: 'Make duplicates part of this product: barcodes, photos, lines, stock' })
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiOkResponse({ type: ProductResponse })
  async merge(
    @InStore() actor: StoreActor,
    @Param('productId', UuidParam) productId: string,
    @Body() body: MergeProductsRequest,
    @IfMatch() version: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProductResponse> {
    const row = await this.merging.merge(actor, productId, body.duplicateIds, version);
    void reply.header('ETag', toETag(row.version));
    return this.presenter.product(row);
  }

  @Put('photo')
  @StoreScopes('catalog:write')
  @ApiOperation({ summary: 'Set the picture that people see' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['photo'],
      properties: { photo: { type: 'string', format: 'binary' } },
    },
  })
  @ApiOkResponse({ type: ProductResponse })
  async setPhoto(
    @InStore() actor: StoreActor,
    @Param('productId', UuidParam) productId: string,
    @Req() request: FastifyRequest,
  ): Promise<ProductResponse> {
    await this.photos.set(actor, productId, await readSingleFile(request, 'photo'));
    return this.presenter.product(await this.products.get(actor, productId));
  }

  @Delete('photo')
  @StoreScopes('catalog:write')
  @ApiOperation({ summary: 'Remove the picture; the first reference photo is shown instead' })
  @ApiOkResponse({ type: ProductResponse })
  async removePhoto(
    @InStore() actor: StoreActor,
    @Param('productId', UuidParam) productId: string,
  ): Promise<ProductResponse> {
    await this.photos.remove(actor, productId);
    return this.presenter.product(await this.products.get(actor, productId));
  }
}
