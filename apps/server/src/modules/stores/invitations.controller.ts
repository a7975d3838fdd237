import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { StoreActor, UserActor } from '../../platform/database/actor.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import {
  Authenticated,
  CurrentUser,
  InStore,
  Public,
  StoreScopes,
} from '../../platform/http/access.decorators.js';
import { NotReplayed } from '../../platform/http/idempotency.interceptor.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { UuidParam } from '../../platform/http/uuid-param.pipe.js';
import { ADDRESS_PROOF_LIMIT, LimitedByAddress } from '../../platform/rate-limit/rate-limits.js';
import { parseEmail, parsePhone, type Identifier } from '../auth/index.js';
import { StoreResponse } from './dto/store.response.js';
import { CreateInvitationRequest, InvitationTokenRequest } from './dto/team.request.js';
import {
  CreatedInvitationResponse,
  InvitationListResponse,
  InvitationPreviewResponse,
  InvitationResponse,
} from './dto/team.response.js';
import { InvitationAcceptance } from './invitation-acceptance.js';
import { InvitationsService } from './invitations.service.js';

@ApiTags('stores')
@Controller()
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly acceptance: InvitationAcceptance,
  ) {}

  @Post('stores/:storeId/invitations')
  @StoreScopes('team:manage')
  @NotReplayed()
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Invite somebody by phone, by e-mail or by a link' })
  @ApiParam({ name: 'storeId', format: 'uuid' })
  @ApiCreatedResponse({ type: CreatedInvitationResponse })
  async create(
    @InStore() actor: StoreActor,
    @Body() body: CreateInvitationRequest,
  ): Promise<CreatedInvitationResponse> {
    const offer = { to: recipientOf(body), scopes: body.scopes };
    const { invitation, link } = await this.invitations.create(actor, offer);
    return { ...InvitationResponse.of(invitation), link };
  }

  @Get('stores/:storeId/invitations')
  @StoreScopes('team:manage')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Open invitations, newest first' })
  @ApiParam({ name: 'storeId', format: 'uuid' })
  @ApiOkResponse({ type: InvitationListResponse })
  async list(
    @InStore() actor: StoreActor,
    @Query() query: PageQuery,
  ): Promise<InvitationListResponse> {
    const page = await this.invitations.list(actor, query);
    return {
      items: page.items.map((row) => InvitationResponse.of(row)),
      nextCursor: page.nextCursor,
    };
  }

  @Delete('stores/:storeId/invitations/:invitationId')
  @HttpCode(204)
  @StoreScopes('team:manage')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Take an invitation back' })
  @ApiParam({ name: 'storeId', format: 'uuid' })
  @ApiParam({ name: 'invitationId', format: 'uuid' })
  @ApiNoContentResponse()
  async revoke(
    @InStore() actor: StoreActor,
    @Param('invitationId', UuidParam) invitationId: string,
  ): Promise<void> {
    await this.invitations.revoke(actor, invitationId);
  }

  @Post('invitations/preview')
  @Public()
  @HttpCode(200)
  @LimitedByAddress('invitations', ADDRESS_PROOF_LIMIT)
  @ApiOperation({ summary: 'What an invitation invites to' })
  @ApiOkResponse({ type: InvitationPreviewResponse })
  async preview(@Body() { token }: InvitationTokenRequest): Promise<InvitationPreviewResponse> {
    return InvitationPreviewResponse.of(await this.acceptance.preview(token));
  }

  @Post('invitations/accept')
  @Authenticated()
  @HttpCode(200)
  @LimitedByAddress('invitations', ADDRESS_PROOF_LIMIT)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Join the store of an invitation' })
  @ApiOkResponse({ type: StoreResponse })
  async accept(
    @CurrentUser() actor: UserActor,
    @Body() { token }: InvitationTokenRequest,
  ): Promise<StoreResponse> {
    return StoreResponse.of(await this.acceptance.accept(actor, token));
  }
}

/** @throws AppError request.invalid */
function recipientOf({ phone, email }: CreateInvitationRequest): Identifier | undefined {
  if (phone === undefined && email === undefined) return undefined;
  const to = phone === undefined ? parseEmail(email ?? '') : parsePhone(phone);
  if (to && (phone === undefined || email === undefined)) return to;
  const field = phone === undefined ? 'email' : 'phone';
  const message = 'Escribe un teléfono o un correo válido, uno de los dos.';
  throw PlatformError.invalid([{ field, code: field, message }]);
}
