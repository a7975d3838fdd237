import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, MaxLength } from 'class-validator';
import type { RewardRow, TreeRow } from '../referrals.repository.js';

export class MyCodeResponse {
  @ApiProperty({ example: 'K7PQ4WD' })
  code!: string;

  @ApiProperty({ description: 'to share; the app draws the QR of it' })
  shareUrl!: string;

  @ApiProperty({ description: 'the same link as a QR, a PNG', example: '/api/v1/referrals/qr.png' })
  qrUrl!: string;

  @ApiProperty({ description: 'credits for each friend who buys and films' })
  rewardCredits!: number;

  @ApiProperty({ description: 'whom the caller invited directly' })
  invitedCount!: number;

  @ApiProperty({ description: 'credits that invitations brought and that were not taken back' })
  earnedCredits!: number;
}

export class CodeValidityResponse {
  @ApiProperty()
  valid!: boolean;
}

export class ClaimRequest {
  @ApiProperty({ example: 'K7PQ4WD' })
  @IsString()
  @Length(5, 20)
  code!: string;

  @ApiPropertyOptional({ description: 'the installation’s own random id' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  deviceId?: string;
}

export class InvitedResponse {
  @ApiProperty({ description: '1 for whom you invited, 2 for whom they invited...' })
  level!: number;

  @ApiProperty()
  hasBought!: boolean;

  @ApiProperty()
  hasFilmed!: boolean;

  @ApiProperty({ format: 'date-time' })
  joinedAt!: string;

  static of(row: TreeRow): InvitedResponse {
    return {
      level: row.level,
      hasBought: row.purchased_at !== null,
      hasFilmed: row.filmed_at !== null,
      joinedAt: row.created_at.toISOString(),
    };
  }
}

export class InvitedPageResponse {
  @ApiProperty({ type: [InvitedResponse] })
  items!: InvitedResponse[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;
}

export const REWARD_STATUSES = ['DUE', 'REVIEW', 'GRANTED', 'REVERSED', 'REJECTED'] as const;

export class RewardResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty()
  credits!: number;

  @ApiProperty({ enum: REWARD_STATUSES, enumName: 'ReferralRewardStatus' })
  status!: RewardRow['status'];

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  static of(row: RewardRow): RewardResponse {
    const { id, credits, status } = row;
    return { id, credits, status, createdAt: row.created_at.toISOString() };
  }
}

export class RewardPageResponse {
  @ApiProperty({ type: [RewardResponse] })
  items!: RewardResponse[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;
}
