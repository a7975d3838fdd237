import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { MAX_PASSWORD_LENGTH } from '../password-rules.js';
import { ProveCodeRequest } from './auth.request.js';

const LONGEST_PASSWORD = MAX_PASSWORD_LENGTH * 2;

export class ResetPasswordRequest extends ProveCodeRequest {
  @ApiProperty({ minLength: 8 })
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  password!: string;
}

export class ChangePasswordRequest {
  @ApiPropertyOptional({ description: 'not needed by a person who has no password yet' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  currentPassword?: string;

  @ApiProperty({ minLength: 8 })
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  password!: string;
}
