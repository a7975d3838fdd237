import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../platform/database/actor.js';
import { Authenticated, CurrentUser } from '../../platform/http/access.decorators.js';
import { UuidParam } from '../../platform/http/uuid-param.pipe.js';
import { StoreResponse } from './dto/store.response.js';
import { MyInvitationListResponse, MyInvitationResponse } from './dto/team.response.js';
import { InvitationAcceptance } from './invitation-acceptance.js';

@ApiTags('stores')
@ApiBearerAuth()
@Controller('invitations')
export class MyInvitationsController {
  constructor(private readonly acceptance: InvitationAcceptance) {}

  @Get()
  @Authenticated()
  @ApiOperation({ summary: 'Open invitations to an address of mine, newest first' })
  @ApiOkResponse({ type: MyInvitationListResponse })
  async mine(@CurrentUser() actor: UserActor): Promise<MyInvitationListResponse> {
    const rows = await this.acceptance.mine(actor);
    return { items: rows.map((row) => MyInvitationResponse.ofMine(row)) };
  }

  @Post(':invitationId/accept')
  @Authenticated()
  @HttpCode(200)
  @ApiOperation({ summary: 'Join the store of an invitation to an address of mine' })
  @ApiParam({ name: 'invitationId', format: 'uuid' })
  @ApiOkResponse({ type: StoreResponse })
  async acceptMine(
    @CurrentUser() actor: UserActor,
    @Param('invitationId', UuidParam) invitationId: string,
  ): Promise<StoreResponse> {
    return StoreResponse.of(await this.acceptance.acceptMine(actor, invitationId));
  }
}
