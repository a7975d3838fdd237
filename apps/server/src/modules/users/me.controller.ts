import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { UserActor } from '../../platform/database/actor.js';
import { Authenticated, CurrentUser } from '../../platform/http/access.decorators.js';
import { IfMatch, toETag } from '../../platform/http/etag.js';
import { MeResponse, type UserRow } from '../auth/index.js';
import { ConsentListResponse, ErasureResponse } from './dto/me-extras.response.js';
import { GiveConsentRequest, UpdateMeRequest } from './dto/me.request.js';
import { PrivacyService } from './privacy.service.js';
import { ProfileService } from './profile.service.js';

@ApiTags('users')
@ApiBearerAuth()
@Controller('users/me')
@Authenticated()
export class MeController {
  constructor(
    private readonly profile: ProfileService,
    private readonly privacy: PrivacyService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'My profile' })
  @ApiOkResponse({ type: MeResponse })
  async get(
    @CurrentUser() actor: UserActor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeResponse> {
    return respond(await this.profile.get(actor), reply);
  }

  @Patch()
  @ApiOperation({ summary: 'Change my name or language' })
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiOkResponse({ type: MeResponse })
  async update(
    @CurrentUser() actor: UserActor,
    @Body() body: UpdateMeRequest,
    @IfMatch() version: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeResponse> {
    return respond(await this.profile.update(actor, body, version), reply);
  }

  @Delete()
  @HttpCode(202)
  @ApiOperation({ summary: 'Ask for the erasure of my account, after a time of grace' })
  @ApiAcceptedResponse({ type: ErasureResponse })
  async requestErasure(@CurrentUser() actor: UserActor): Promise<ErasureResponse> {
    const eraseAfter = await this.privacy.requestErasure(actor);
    return { eraseAfter: eraseAfter.toISOString() };
  }

  @Post('restore')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take the erasure back' })
  @ApiNoContentResponse()
  async cancelErasure(@CurrentUser() actor: UserActor): Promise<void> {
    await this.privacy.cancelErasure(actor);
  }

  @Get('export')
  @ApiOperation({ summary: 'A copy of everything about me, as a zip' })
  @ApiOkResponse({ content: { 'application/zip': {} } })
  async export(@CurrentUser() actor: UserActor, @Res() reply: FastifyReply): Promise<void> {
    const zip = await this.privacy.export(actor);
    await reply
      .header('Content-Type', 'application/zip')
      .header('Content-Disposition', 'attachment; filename="mis-datos-miinventario.zip"')
      .header('Cache-Control', 'no-store')
      .send(zip);
  }

  @Get('consents')
  @ApiOperation({ summary: 'What I have consented to' })
  @ApiOkResponse({ type: ConsentListResponse })
  async listConsents(@CurrentUser() actor: UserActor): Promise<ConsentListResponse> {
    return ConsentListResponse.of(await this.profile.listConsents(actor));
  }

  @Post('consents')
  @ApiOperation({ summary: 'Consent to a version of a document' })
  @ApiCreatedResponse({ type: ConsentListResponse })
  async giveConsent(
    @CurrentUser() actor: UserActor,
    @Body() body: GiveConsentRequest,
  ): Promise<ConsentListResponse> {
    return ConsentListResponse.of(await this.profile.giveConsent(actor, body));
  }

  @Delete('consents/marketing')
  @HttpCode(204)
  @ApiOperation({ summary: 'Withdraw my consent to offers' })
  @ApiNoContentResponse()
  async withdrawMarketing(@CurrentUser() actor: UserActor): Promise<void> {
    await this.profile.withdrawMarketing(actor);
  }
}

function respond(user: UserRow, reply: FastifyReply): MeResponse {
  void reply.header('ETag', toETag(user.version));
  return MeResponse.of(user);
}
