import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { AdminActor, UserActor } from '../../../platform/database/actor.js';
import { AdminOnly, CurrentUser } from '../../../platform/http/access.decorators.js';
import { CurrentStaff } from '../../../platform/http/staff-actor.js';
import { SettingsEditor } from './settings-editor.js';
import {
  ChangeSettingRequest,
  SettingChangeResponse,
  SettingHistoryResponse,
  SettingListResponse,
  SettingResponse,
} from './settings.dto.js';

@ApiTags('admin')
@ApiBearerAuth()
@AdminOnly()
@Controller('admin/settings')
export class StaffSettingsController {
  constructor(private readonly editor: SettingsEditor) {}

  @Get()
  @ApiOperation({ summary: 'Every setting with its rule, its default and its value' })
  @ApiOkResponse({ type: SettingListResponse })
  async list(@CurrentStaff('settings listed') actor: AdminActor): Promise<SettingListResponse> {
    return { items: (await this.editor.list(actor)).map((view) => SettingResponse.of(view)) };
  }

  @Put(':settingKey')
  @ApiOperation({ summary: 'Change a setting; a value that breaks the rule is refused' })
  @ApiOkResponse({ type: SettingResponse })
  async change(
    @CurrentUser() { userId }: UserActor,
    @Param('settingKey') key: string,
    @Body() { value, version, reason }: ChangeSettingRequest,
  ): Promise<SettingResponse> {
    const actor = { kind: 'admin', userId, reason } as const;
    const view = await this.editor.change(actor, key, { value, ifVersion: version });
    return SettingResponse.of(view);
  }

  @Get(':settingKey/history')
  @ApiOperation({ summary: 'Who changed a setting, when, why, and from what to what' })
  @ApiOkResponse({ type: SettingHistoryResponse })
  async history(
    @CurrentStaff('history of a setting') actor: AdminActor,
    @Param('settingKey') key: string,
  ): Promise<SettingHistoryResponse> {
    const changes = await this.editor.history(actor, key);
    return { items: changes.map((change) => SettingChangeResponse.of(change)) };
  }
}
