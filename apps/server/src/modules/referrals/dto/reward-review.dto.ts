import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.query.js';
import type { RewardRow } from '../referrals.repository.js';
import { REWARD_STATUSES, RewardResponse } from './referrals.dto.js';

export class RewardReviewsQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: REWARD_STATUSES,
    enumName: 'ReferralRewardStatus',
    default: 'REVIEW',
  })
  @IsOptional()
  @IsIn(REWARD_STATUSES)
  status: RewardRow['status'] = 'REVIEW';
}

export class RewardDecisionRequest {
  @ApiProperty({ description: 'why; it is kept in the audit log' })
  @IsString()
  @Length(3, 500)
  reason!: string;
}

export class StaffRewardResponse extends RewardResponse {
  @ApiProperty({ format: 'uuid' })
  referrerId!: string;

  @ApiProperty({ format: 'uuid' })
  referredId!: string;

  @ApiProperty({ format: 'uuid' })
  orderId!: string;

  @ApiProperty({
    nullable: true,
    type: String,
    description: 'closed_loop, shared_device, shared_card, burst or monthly_limit',
  })
  reviewReason!: string | null;

  static override of(row: RewardRow): StaffRewardResponse {
    return {
      ...RewardResponse.of(row),
      referrerId: row.user_id,
      referredId: row.referred_id,
      orderId: row.order_id,
      reviewReason: row.review_reason,
    };
  }
}

export class StaffRewardPageResponse {
  @ApiProperty({ type: [StaffRewardResponse] })
  items!: StaffRewardResponse[];

  @ApiProperty({ nullable: true, type: String })
  nextCursor!: string | null;
}
