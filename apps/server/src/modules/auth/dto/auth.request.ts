import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { MAX_PASSWORD_LENGTH } from '../password-rules.js';
import { USER_LOCALES, type UserLocale } from '../messages.js';
import { IsPlainText } from '../../../platform/http/plain-text.js';

/** Longest text taken for a password before its rule is asked: hashing must not be a weapon. */
const LONGEST_PASSWORD = MAX_PASSWORD_LENGTH * 2;

export class RegisterRequest {
  @ApiPropertyOptional({ description: 'phone or e-mail, one of the two', example: '55 1234 5678' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string;

  @ApiPropertyOptional({ example: 'lupita@tienda.mx' })
  @IsOptional()
  @IsString()
  @MaxLength(254)
  email?: string;

  @ApiPropertyOptional({ minLength: 8, description: 'without one, log in is by code' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  password?: string;

  @ApiProperty({ example: 'Lupita Pérez' })
  @IsPlainText()
  @Length(1, 120)
  name!: string;

  @ApiProperty({ description: 'version of the aviso de privacidad that was accepted' })
  @Matches(/^[\w.-]{1,32}$/)
  privacyVersion!: string;

  @ApiPropertyOptional({ enum: USER_LOCALES, default: 'es-MX' })
  @IsOptional()
  @IsIn(USER_LOCALES)
  locale?: UserLocale;
}

export class ProveCodeRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  challengeId!: string;

  @ApiProperty({ example: '123456' })
  @IsString()
  @Matches(/^\d{6}$/)
  code!: string;

  @ApiPropertyOptional({ example: 'Moto G de Lupita' })
  @IsOptional()
  @IsPlainText()
  @Length(1, 120)
  deviceName?: string;
}

export class ResendCodeRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  challengeId!: string;
}

export class LoginRequest {
  @ApiProperty({ description: 'phone or e-mail' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(254)
  identifier!: string;

  @ApiProperty()
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_PASSWORD)
  password!: string;

  @ApiPropertyOptional({ example: 'Moto G de Lupita' })
  @IsOptional()
  @IsPlainText()
  @Length(1, 120)
  deviceName?: string;
}

export class RequestLoginCodeRequest {
  @ApiProperty({ description: 'phone or e-mail' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(254)
  identifier!: string;
}

export class RefreshRequest {
  @ApiPropertyOptional({ description: 'left out in the cookie mode' })
  @IsOptional()
  @IsString()
  @Matches(/^[\w-]{20,100}$/)
  refreshToken?: string;
}
