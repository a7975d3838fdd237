import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import type { Enrolment, SecondFactorState } from './second-factor.service.js';

export class SecondFactorCodeRequest {
  @ApiProperty({ example: '123456', description: 'six digits of the app, or a recovery code' })
  @IsString()
  @MinLength(6)
  @MaxLength(40)
  code!: string;
}

export class SecondFactorStateResponse {
  @ApiProperty({ description: 'an app was confirmed' })
  isEnrolled!: boolean;
  @ApiProperty({ description: 'shown in this session, not too long ago' })
  isVerified!: boolean;
  @ApiProperty()
  recoveryCodesLeft!: number;

  static of(state: SecondFactorState, isVerified: boolean): SecondFactorStateResponse {
    return { ...state, isVerified };
  }
}

export class EnrolmentResponse {
  @ApiProperty({ description: 'base 32, to be typed where there is no camera' })
  secret!: string;
  @ApiProperty({ description: 'what the QR code carries' })
  otpauthUri!: string;

  static of({ secret, otpauthUri }: Enrolment): EnrolmentResponse {
    return { secret, otpauthUri };
  }
}

export class RecoveryCodesResponse {
  @ApiProperty({ type: [String], description: 'shown this once; each is for one use' })
  recoveryCodes!: string[];
}
