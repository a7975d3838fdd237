import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { USER_LOCALES, type UserLocale } from '../../auth/index.js';

export class UpdatePreferencesRequest {
  @ApiPropertyOptional({ enum: USER_LOCALES })
  @IsOptional()
  @IsIn(USER_LOCALES)
  locale?: UserLocale;

  @ApiPropertyOptional({ description: 'offers by e-mail; kept as a consent with its version' })
  @IsOptional()
  @IsBoolean()
  marketing?: boolean;
}

/** How a person wants to be spoken to; of what they are told is in /notifications/preferences. */
export class UserPreferencesResponse {
  @ApiProperty({ enum: USER_LOCALES })
  locale!: UserLocale;

  @ApiProperty()
  marketing!: boolean;
}
