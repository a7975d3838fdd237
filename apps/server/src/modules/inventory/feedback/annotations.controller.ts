import { Body, Controller, Get, Param, Put, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { AdminActor, UserActor } from '../../../platform/database/actor.js';
import { AdminOnly, CurrentUser } from '../../../platform/http/access.decorators.js';
import { IfMatch, toETag } from '../../../platform/http/etag.js';
import { ApiReason, CurrentStaff } from '../../../platform/http/staff-actor.js';
import { UuidParam } from '../../../platform/http/uuid-param.pipe.js';
import { AnnotationsService } from './annotations.service.js';
import { AnnotateTruthRequest, TruthFileResponse } from './dto/annotation.dto.js';
import { TruthResponse } from './dto/truth.dto.js';

@ApiTags('admin')
@ApiBearerAuth()
@AdminOnly()
@Controller('admin/ground-truth/:truthId')
export class TruthAnnotationsController {
  constructor(private readonly annotations: AnnotationsService) {}

  @Get()
  @ApiReason()
  @ApiOperation({ summary: 'A confirmed report with its frames, and the boxes drawn on them' })
  @ApiParam({ name: 'truthId', format: 'uuid' })
  @ApiOkResponse({ type: TruthFileResponse })
  async file(
    @CurrentStaff('confirmed report looked at') actor: AdminActor,
    @Param('truthId', UuidParam) truthId: string,
  ): Promise<TruthFileResponse> {
    return TruthFileResponse.ofFile(await this.annotations.file(actor, truthId));
  }

  @Put('annotations')
  @ApiOperation({ summary: 'Keep the boxes drawn on its frames, and the products in them' })
  @ApiParam({ name: 'truthId', format: 'uuid' })
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: TruthResponse })
  async annotate(
    @CurrentUser() { userId }: UserActor,
    @Param('truthId', UuidParam) truthId: string,
    @Body() { frames, reason }: AnnotateTruthRequest,
    @IfMatch() version: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TruthResponse> {
    const actor = { kind: 'admin', userId, reason: reason.trim() } as const;
    const row = await this.annotations.annotate(actor, truthId, frames, version);
    void reply.header('ETag', toETag(row.version));
    return TruthResponse.of(row);
  }
}
