import { Controller, Delete, Get, HttpCode, Put, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { UserActor } from '../../platform/database/actor.js';
import { Authenticated, CurrentUser } from '../../platform/http/access.decorators.js';
import { readSingleFile } from '../../platform/http/single-file.js';
import { AvatarService } from './avatar.service.js';
import { AvatarResponse } from './dto/me-extras.response.js';

@ApiTags('users')
@ApiBearerAuth()
@Controller('users/me/avatar')
@Authenticated()
export class AvatarController {
  constructor(private readonly avatars: AvatarService) {}

  @Get()
  @ApiOperation({ summary: 'The address of my picture' })
  @ApiOkResponse({ type: AvatarResponse })
  async get(@CurrentUser() actor: UserActor): Promise<AvatarResponse> {
    return { url: await this.avatars.find(actor) };
  }

  @Put()
  @ApiOperation({ summary: 'Set my picture' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['photo'],
      properties: { photo: { type: 'string', format: 'binary' } },
    },
  })
  @ApiOkResponse({ type: AvatarResponse })
  async set(
    @CurrentUser() actor: UserActor,
    @Req() request: FastifyRequest,
  ): Promise<AvatarResponse> {
    return { url: await this.avatars.set(actor, await readSingleFile(request, 'photo')) };
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove my picture' })
  @ApiNoContentResponse()
  async remove(@CurrentUser() actor: UserActor): Promise<void> {
    await this.avatars.remove(actor);
  }
}
