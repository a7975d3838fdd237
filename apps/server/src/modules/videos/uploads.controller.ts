import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { StoreActor } from '../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../platform/http/access.decorators.js';
import { UuidParam } from '../../platform/http/uuid-param.pipe.js';
import {
  CompleteUploadRequest,
  OpenUploadRequest,
  PartAddressesRequest,
} from './dto/upload.request.js';
import {
  PartAddressesResponse,
  PartAddressResponse,
  UploadResponse,
} from './dto/upload.response.js';
import { UploadsService } from './uploads.service.js';

@ApiTags('videos')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@Controller('stores/:storeId/uploads')
export class UploadsController {
  constructor(private readonly uploads: UploadsService) {}

  @Post()
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Open the upload of a session’s film, or resume the open one' })
  @ApiCreatedResponse({ type: UploadResponse })
  async open(
    @InStore() actor: StoreActor,
    @Body() request: OpenUploadRequest,
  ): Promise<UploadResponse> {
    return UploadResponse.of(await this.uploads.open(actor, request));
  }

  @Get(':uploadId')
  @StoreScopes('inventory:read')
  @ApiOperation({ summary: 'What has arrived, and addresses for what has not' })
  @ApiOkResponse({ type: UploadResponse })
  async get(
    @InStore() actor: StoreActor,
    @Param('uploadId', UuidParam) uploadId: string,
  ): Promise<UploadResponse> {
    return UploadResponse.of(await this.uploads.get(actor, uploadId));
  }

  @Post(':uploadId/parts')
  @HttpCode(200)
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Fresh addresses for some parts' })
  @ApiOkResponse({ type: PartAddressesResponse })
  async addresses(
    @InStore() actor: StoreActor,
    @Param('uploadId', UuidParam) uploadId: string,
    @Body() request: PartAddressesRequest,
  ): Promise<PartAddressesResponse> {
    const parts = await this.uploads.addresses(actor, uploadId, request.partNumbers);
    return { parts: parts.map((part) => PartAddressResponse.of(part)) };
  }

  @Post(':uploadId/complete')
  @HttpCode(200)
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'All parts are sent: make the film of them and start counting' })
  @ApiOkResponse({ type: UploadResponse })
  async complete(
    @InStore() actor: StoreActor,
    @Param('uploadId', UuidParam) uploadId: string,
    @Body() request: CompleteUploadRequest,
  ): Promise<UploadResponse> {
    return UploadResponse.of(await this.uploads.complete(actor, uploadId, request));
  }

  @Post(':uploadId/abort')
  @HttpCode(204)
  @StoreScopes('inventory:write')
  @ApiOperation({ summary: 'Give the upload up' })
  @ApiNoContentResponse()
  async abort(
    @InStore() actor: StoreActor,
    @Param('uploadId', UuidParam) uploadId: string,
  ): Promise<void> {
    await this.uploads.abort(actor, uploadId);
  }
}
