import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { UserActor } from '../../platform/database/actor.js';
import { Authenticated, CurrentUser } from '../../platform/http/access.decorators.js';
import { UpdatePreferencesRequest, UserPreferencesResponse } from './dto/preferences.dto.js';
import { PreferencesService } from './preferences.service.js';

@ApiTags('users')
@ApiBearerAuth()
@Authenticated()
@Controller('users/me/preferences')
export class UserPreferencesController {
  constructor(private readonly preferences: PreferencesService) {}

  @Get()
  @ApiOperation({ summary: 'My language, and whether offers may be sent to me' })
  @ApiOkResponse({ type: UserPreferencesResponse })
  get(@CurrentUser() actor: UserActor): Promise<UserPreferencesResponse> {
    return this.preferences.get(actor);
  }

  @Patch()
  @ApiOperation({ summary: 'Change my language, or give or withdraw my consent to offers' })
  @ApiOkResponse({ type: UserPreferencesResponse })
  update(
    @CurrentUser() actor: UserActor,
    @Body() body: UpdatePreferencesRequest,
  ): Promise<UserPreferencesResponse> {
    return this.preferences.update(actor, body);
  }
}
