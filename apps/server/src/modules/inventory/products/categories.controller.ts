import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Res } from '@nestjs/common';
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
import { CategoriesService } from './categories.service.js';
import { CategoryRequest } from './dto/product.request.js';
import { CategoryListResponse, CategoryResponse } from './dto/product.response.js';

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@Controller('stores/:storeId/categories')
export class CategoriesController {
  constructor(private readonly categories: CategoriesService) {}

  @Get()
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'The categories of the catalogue, with how many products each has' })
  @ApiOkResponse({ type: CategoryListResponse })
  async list(@InStore() actor: StoreActor): Promise<CategoryListResponse> {
    const rows = await this.categories.list(actor);
    return { items: rows.map((row) => CategoryResponse.of(row)) };
  }

  @Post()
  @StoreScopes('catalog:write')
  @ApiOperation({ summary: 'Add a category' })
  @ApiCreatedResponse({ type: CategoryResponse })
  async create(
    @InStore() actor: StoreActor,
    @Body() body: CategoryRequest,
  ): Promise<CategoryResponse> {
    return CategoryResponse.of(await this.categories.create(actor, body.name));
  }

  @Patch(':categoryId')
  @StoreScopes('catalog:write')
  @ApiOperation({ summary: 'Rename a category; its products go along' })
  @ApiParam({ name: 'categoryId', format: 'uuid' })
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiOkResponse({ type: CategoryResponse })
  async rename(
    @InStore() actor: StoreActor,
    @Param('categoryId', UuidParam) categoryId: string,
    @Body() body: CategoryRequest,
    @IfMatch() version: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CategoryResponse> {
    const row = await this.categories.rename(actor, categoryId, body.name, version);
    void reply.header('ETag', toETag(row.version));
    return CategoryResponse.of(row);
  }

  @Delete(':categoryId')
  @HttpCode(204)
  @StoreScopes('catalog:write')
  @ApiOperation({ summary: 'Remove a category; its products stay' })
  @ApiParam({ name: 'categoryId', format: 'uuid' })
  @ApiNoContentResponse()
  async remove(
    @InStore() actor: StoreActor,
    @Param('categoryId', UuidParam) categoryId: string,
  ): Promise<void> {
    await this.categories.remove(actor, categoryId);
  }
}
