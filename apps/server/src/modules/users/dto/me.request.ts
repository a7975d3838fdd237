import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Length, Matches } from 'class-validator';
import { IsPlainText } from '../../../platform/http/plain-text.js';
import { USER_LOCALES, type ConsentDocument, type UserLocale } from '../../auth/index.js';

export class UpdateMeRequest {
  @ApiPropertyOptional({ minLength: 1, maxLength: 120 })
  @IsOptional()
  @IsPlainText()
  @Length(1, 120)
  name?: string;

  @ApiPropertyOptional({ enum: USER_LOCALES })
  @IsOptional()
  @IsIn(USER_LOCALES)
  locale?: UserLocale;
}

export class GiveConsentRequest {
  @ApiProperty({ enum: ['privacy', 'marketing'] })
  @IsIn(['privacy', 'marketing'])
  document!: ConsentDocument;

  @ApiProperty({ description: 'version of the text that was accepted' })
  @Matches(/^[\w.-]{1,32}$/)
  version!: string;
}
