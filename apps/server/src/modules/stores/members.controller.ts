import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { StoreActor, UserId } from '../../platform/database/actor.js';
import { InStore, StoreScopes } from '../../platform/http/access.decorators.js';
import { IfMatch, toETag } from '../../platform/http/etag.js';
import { PageQuery } from '../../platform/http/page.query.js';
import { UuidParam } from '../../platform/http/uuid-param.pipe.js';
import { SetScopesRequest, TransferStoreRequest } from './dto/team.request.js';
import { MemberListResponse, MemberResponse } from './dto/team.response.js';
import { MembersService } from './members.service.js';

@ApiTags('stores')
@ApiBearerAuth()
@ApiParam({ name: 'storeId', format: 'uuid' })
@Controller('stores/:storeId')
export class MembersController {
  constructor(private readonly members: MembersService) {}

  @Get('members')
  @StoreScopes('team:manage')
  @ApiOperation({ summary: 'Who works in the store' })
  @ApiOkResponse({ type: MemberListResponse })
  async list(@InStore() actor: StoreActor, @Query() query: PageQuery): Promise<MemberListResponse> {
    const page = await this.members.list(actor, query);
    return { items: page.items.map((row) => MemberResponse.of(row)), nextCursor: page.nextCursor };
  }

  @Patch('members/:userId')
  @StoreScopes('team:manage')
  @ApiOperation({ summary: 'Change what a member may do' })
  @ApiParam({ name: 'userId', format: 'uuid' })
  @ApiHeader({ name: 'If-Match', required: false })
  @ApiOkResponse({ type: MemberResponse })
  async setScopes(
    @InStore() actor: StoreActor,
    @Param('userId', UuidParam) userId: UserId,
    @Body() { scopes }: SetScopesRequest,
    @IfMatch() ifVersion: number | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MemberResponse> {
    const member = await this.members.setScopes(actor, userId, { scopes, ifVersion });
    void reply.header('ETag', toETag(member.version));
    return MemberResponse.of(member);
  }

  @Delete('members/:userId')
  @HttpCode(204)
  @StoreScopes('team:manage')
  @ApiOperation({ summary: 'Remove a member' })
  @ApiParam({ name: 'userId', format: 'uuid' })
  @ApiNoContentResponse()
  async remove(
    @InStore() actor: StoreActor,
    @Param('userId', UuidParam) userId: UserId,
  ): Promise<void> {
    await this.members.remove(actor, userId);
  }

  @Post('leave')
  @HttpCode(204)
  @StoreScopes()
  @ApiOperation({ summary: 'Leave the store' })
  @ApiNoContentResponse()
  async leave(@InStore() actor: StoreActor): Promise<void> {
    await this.members.leave(actor);
  }

  @Post('transfer')
  @HttpCode(204)
  @StoreScopes('store:manage')
  @ApiOperation({ summary: 'Hand the store over to a member, as its owner' })
  @ApiNoContentResponse()
  async transfer(
    @InStore() actor: StoreActor,
    @Body() { userId }: TransferStoreRequest,
  ): Promise<void> {
    await this.members.transfer(actor, userId);
  }
}
