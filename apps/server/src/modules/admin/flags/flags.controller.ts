import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsBoolean, IsString, Length } from 'class-validator';
import type { AdminActor, UserActor } from '../../../platform/database/actor.js';
import { AdminOnly, CurrentUser } from '../../../platform/http/access.decorators.js';
import { CurrentStaff } from '../../../platform/http/staff-actor.js';
import { FlagsService, type FlagView } from './flags.service.js';

export class TurnFlagRequest {
  @ApiProperty()
  @IsBoolean()
  isOn!: boolean;

  @ApiProperty({ description: 'why; it is written into the audit log' })
  @IsString()
  @Length(3, 500)
  reason!: string;
}

export class FlagResponse {
  @ApiProperty({ example: 'registration.open' })
  key!: string;
  @ApiProperty()
  about!: string;
  @ApiProperty()
  isOn!: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  updatedAt!: string | null;

  static of(view: FlagView): FlagResponse {
    return { ...view, updatedAt: view.updatedAt?.toISOString() ?? null };
  }
}

export class FlagListResponse {
  @ApiProperty({ type: [FlagResponse] })
  items!: FlagResponse[];
}

@ApiTags('admin')
@ApiBearerAuth()
@AdminOnly()
@Controller('admin/feature-flags')
export class StaffFlagsController {
  constructor(private readonly flags: FlagsService) {}

  @Get()
  @ApiOperation({ summary: 'Switches and how they stand' })
  @ApiOkResponse({ type: FlagListResponse })
  async list(@CurrentStaff('flags listed') actor: AdminActor): Promise<FlagListResponse> {
    return { items: (await this.flags.list(actor)).map((view) => FlagResponse.of(view)) };
  }

  @Put(':flagKey')
  @ApiOperation({ summary: 'Turn a switch' })
  @ApiOkResponse({ type: FlagResponse })
  async turn(
    @CurrentUser() { userId }: UserActor,
    @Param('flagKey') key: string,
    @Body() { isOn, reason }: TurnFlagRequest,
  ): Promise<FlagResponse> {
    return FlagResponse.of(await this.flags.turn({ kind: 'admin', userId, reason }, key, isOn));
  }
}
