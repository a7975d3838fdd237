import { ApiProperty } from '@nestjs/swagger';
import type { OpenChallenge } from '../challenges.service.js';

/** A code is on its way; it is proven with the challenge's id. */
export class ChallengeResponse {
  @ApiProperty({ format: 'uuid' })
  challengeId!: string;
  @ApiProperty({ enum: ['sms', 'email'] })
  channel!: string;
  @ApiProperty({ description: 'masked', example: '+52 •••••• 78' })
  destination!: string;
  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;
  @ApiProperty({ format: 'date-time' })
  resendAvailableAt!: string;

  static of(challenge: OpenChallenge): ChallengeResponse {
    return {
      challengeId: challenge.id,
      channel: challenge.channel,
      destination: challenge.maskedDestination,
      expiresAt: challenge.expiresAt.toISOString(),
      resendAvailableAt: challenge.resendAvailableAt.toISOString(),
    };
  }
}
