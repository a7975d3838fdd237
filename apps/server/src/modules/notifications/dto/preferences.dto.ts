import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { DEFAULT_CHANNELS, NOTIFICATION_KINDS, type NotificationKind } from '../kinds.js';
import type { ChannelChoices, Preferences } from '../notifications.service.js';

export class KindPreference {
  @ApiProperty({ enum: NOTIFICATION_KINDS, enumName: 'NotificationKind' })
  @IsIn(NOTIFICATION_KINDS)
  kind!: NotificationKind;

  @ApiProperty()
  @IsBoolean()
  push!: boolean;

  @ApiProperty()
  @IsBoolean()
  email!: boolean;
}

export class QuietHoursDto {
  @ApiProperty({ description: 'hour of the day in Mexico City', example: 22 })
  @IsInt()
  @Min(0)
  @Max(23)
  from!: number;

  @ApiProperty({ example: 7 })
  @IsInt()
  @Min(0)
  @Max(23)
  to!: number;
}

export class PreferencesDto {
  @ApiProperty({ type: [KindPreference] })
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => KindPreference)
  kinds!: KindPreference[];

  @ApiProperty({ nullable: true, type: QuietHoursDto, description: 'null: no quiet hours' })
  @IsOptional()
  @ValidateNested()
  @Type(() => QuietHoursDto)
  quiet!: QuietHoursDto | null;

  static of({ channels, quiet }: Preferences): PreferencesDto {
    return {
      kinds: NOTIFICATION_KINDS.map((kind) => ({ kind, ...channels[kind] })),
      quiet: quiet && { ...quiet },
    };
  }

  static toPreferences(body: PreferencesDto): Preferences {
    const channels: ChannelChoices = structuredClone(DEFAULT_CHANNELS);
    for (const { kind, push, email } of body.kinds) channels[kind] = { push, email };
    return { channels, quiet: body.quiet ?? null };
  }
}
