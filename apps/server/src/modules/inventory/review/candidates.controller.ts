import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { StoreActor } from '../../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../../platform/http/access.decorators.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../../platform/storage/object-storage.port.js';
import { CandidatesService } from './candidates.service.js';
import { CandidateListResponse } from './dto/item.response.js';

@ApiTags('inventory')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@ApiParam({ name: 'sessionId', format: 'uuid' })
@ApiParam({ name: 'itemId', format: 'uuid' })
@Controller('stores/:storeId/sessions/:sessionId/items/:itemId/candidates')
export class CandidatesController {
  constructor(
    private readonly candidates: CandidatesService,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  @Get()
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'Up to five products that a line may be, the likeliest first' })
  @ApiOkResponse({ type: CandidateListResponse })
  async list(
    @InStore() actor: StoreActor,
    @Param('sessionId', UuidParam) sessionId: string,
    @Param('itemId', UuidParam) itemId: string,
  ): Promise<CandidateListResponse> {
    const found = await this.candidates.list(actor, sessionId, itemId);
    const items = found.map(async ({ product, score, source }) => ({
      productId: product.id,
      name: product.name,
      brand: product.brand,
      size: product.size,
      photoUrl: product.photo_key ? await this.storage.presignRead(product.photo_key) : null,
      score: Number(score.toFixed(3)),
      source,
    }));
    return { items: await Promise.all(items) };
  }
}
