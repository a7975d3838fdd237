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
import type { AdminActor, ApiKeyActor } from '../../platform/database/actor.js';
import {
  AdminOnly,
  ApiKeyScopes,
  CurrentApiKey,
  CurrentClaims,
} from '../../platform/http/access.decorators.js';
import { NotReplayed } from '../../platform/http/idempotency.interceptor.js';
import type { AccessClaims } from '../../platform/http/ports.js';
import { UuidParam } from '../../platform/http/uuid-param.pipe.js';
import { ApiKeysService } from './api-keys.service.js';
import {
  ApiKeyListResponse,
  ApiKeyResponse,
  CreateApiKeyRequest,
  CreatedApiKeyResponse,
  OwnApiKeyResponse,
} from './dto/api-key.js';

@ApiTags('auth')
@Controller()
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Get('auth/api-key')
  @ApiKeyScopes()
  @ApiOperation({ summary: 'A service asks what its key is for (`Authorization: ApiKey ...`)' })
  @ApiOkResponse({ type: OwnApiKeyResponse })
  own(@CurrentApiKey() actor: ApiKeyActor): OwnApiKeyResponse {
    return { id: actor.apiKeyId, scopes: [...actor.scopes] };
  }

  @Post('admin/api-keys')
  @AdminOnly()
  @NotReplayed()
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Make a key for a service; it is shown once' })
  @ApiCreatedResponse({ type: CreatedApiKeyResponse })
  async create(
    @CurrentClaims() claims: AccessClaims,
    @Body() body: CreateApiKeyRequest,
  ): Promise<CreatedApiKeyResponse> {
    const expiresAt = body.expiresAt === undefined ? undefined : new Date(body.expiresAt);
    const wanted = { name: body.name, scopes: body.scopes, expiresAt };
    const { row, key } = await this.keys.create(staff(claims, body.reason), wanted);
    return { ...ApiKeyResponse.of(row), key };
  }

  @Get('admin/api-keys')
  @AdminOnly()
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Keys of services, newest first' })
  @ApiOkResponse({ type: ApiKeyListResponse })
  async list(@CurrentClaims() claims: AccessClaims): Promise<ApiKeyListResponse> {
    const rows = await this.keys.list(staff(claims, 'list of keys'));
    return { items: rows.map((row) => ApiKeyResponse.of(row)), nextCursor: null };
  }

  @Delete('admin/api-keys/:apiKeyId')
  @HttpCode(204)
  @AdminOnly()
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Revoke a key' })
  @ApiParam({ name: 'apiKeyId', format: 'uuid' })
  @ApiNoContentResponse()
  async revoke(
    @CurrentClaims() claims: AccessClaims,
    @Param('apiKeyId', UuidParam) apiKeyId: string,
  ): Promise<void> {
    await this.keys.revoke(staff(claims, 'revoked by staff'), apiKeyId);
  }
}

function staff({ userId }: AccessClaims, reason: string): AdminActor {
  return { kind: 'admin', userId, reason };
}
