import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { StoreActor } from '../../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../../platform/storage/object-storage.port.js';
import { ReferenceListResponse, ReferenceResponse } from './dto/product.response.js';
import { readPhotoForm } from './photo-form.js';
import type { ReferenceRow } from './references.repository.js';
import { ReferencesService } from './references.service.js';

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@ApiParam({ name: 'productId', format: 'uuid' })
@Controller('stores/:storeId/products/:productId/references')
export class ReferencesController {
  constructor(
    private readonly references: ReferencesService,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  @Post()
  @StoreScopes('catalog:write')
  @ApiOperation({ summary: 'Enrol a photo of the product’s front' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['photo'],
      properties: {
        photo: { type: 'string', format: 'binary' },
        crop: { type: 'string', description: 'JSON {x, y, width, height}, fractions of the photo' },
      },
    },
  })
  @ApiCreatedResponse({ type: ReferenceResponse })
  async add(
    @InStore() actor: StoreActor,
    @Param('productId', UuidParam) productId: string,
    @Req() request: FastifyRequest,
  ): Promise<ReferenceResponse> {
    const { photo, crop } = await readPhotoForm(request);
    return this.respond(await this.references.add(actor, productId, photo, crop));
  }

  @Get()
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'The photos a product is known by' })
  @ApiOkResponse({ type: ReferenceListResponse })
  async list(
    @InStore() actor: StoreActor,
    @Param('productId', UuidParam) productId: string,
  ): Promise<ReferenceListResponse> {
    const rows = await this.references.list(actor, productId);
    return { items: await Promise.all(rows.map((row) => this.respond(row))) };
  }

  @Delete(':referenceId')
  @HttpCode(204)
  @StoreScopes('catalog:write')
  @ApiOperation({ summary: 'Remove a photo' })
  @ApiNoContentResponse()
  async remove(
    @InStore() actor: StoreActor,
    @Param('productId', UuidParam) productId: string,
    @Param('referenceId', UuidParam) referenceId: string,
  ): Promise<void> {
    await this.references.remove(actor, productId, referenceId);
  }

  private async respond(row: ReferenceRow): Promise<ReferenceResponse> {
    const photoUrl = await this.storage.presignRead(row.s3_key);
    return { id: row.id, crop: { ...row.crop }, photoUrl };
  }
}
