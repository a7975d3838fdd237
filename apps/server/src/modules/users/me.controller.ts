import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../platform/database/actor.js';
import { Authenticated, CurrentUser } from '../../platform/http/access.decorators.js';
import { MeResponse } from '../auth/index.js';
import { ProfileService } from './profile.service.js';

@ApiTags('users')
@ApiBearerAuth()
@Controller('users/me')
@Authenticated()
export class MeController {
  constructor(private readonly profile: ProfileService) {}

  @Get()
  @ApiOperation({ summary: 'My profile' })
  @ApiOkResponse({ type: MeResponse })
  async get(@CurrentUser() actor: UserActor): Promise<MeResponse> {
    return MeResponse.of(await this.profile.get(actor));
  }
}
