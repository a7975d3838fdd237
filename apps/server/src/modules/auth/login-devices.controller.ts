import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { UserActor } from '../../platform/database/actor.js';
import {
  Authenticated,
  CurrentClaims,
  CurrentUser,
} from '../../platform/http/access.decorators.js';
import type { AccessClaims } from '../../platform/http/ports.js';
import { UuidParam } from '../../platform/http/uuid-param.pipe.js';
import { LoginDeviceListResponse, LoginDeviceResponse } from './dto/login-device.response.js';
import { SessionsService } from './sessions.service.js';

@ApiTags('auth')
@ApiBearerAuth()
@Controller('auth')
@Authenticated()
export class LoginDevicesController {
  constructor(private readonly sessions: SessionsService) {}

  @Get('sessions')
  @ApiOperation({ summary: 'The devices I am logged in on' })
  @ApiOkResponse({ type: LoginDeviceListResponse })
  async list(
    @CurrentUser() actor: UserActor,
    @CurrentClaims() claims: AccessClaims,
  ): Promise<LoginDeviceListResponse> {
    const sessions = await this.sessions.list(actor);
    const items = sessions.map((session) => LoginDeviceResponse.of(session, claims.sessionId));
    return { items, nextCursor: null };
  }

  @Delete('sessions/:sessionId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Log one device out' })
  @ApiParam({ name: 'sessionId', format: 'uuid' })
  @ApiNoContentResponse()
  async revoke(
    @CurrentUser() actor: UserActor,
    @Param('sessionId', UuidParam) sessionId: string,
  ): Promise<void> {
    await this.sessions.revoke(actor, sessionId);
  }

  @Post('logout-all')
  @HttpCode(204)
  @ApiOperation({ summary: 'Log out everywhere, here included' })
  @ApiNoContentResponse()
  async revokeAll(@CurrentUser() actor: UserActor): Promise<void> {
    await this.sessions.revokeAll(actor);
  }
}
