import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString, IsUUID, Length, Max, Min, NotEquals } from 'class-validator';
import type { Wallet } from '../ledger.repository.js';

const MOST = 100_000;

export class AdjustmentRequest {
  @ApiProperty({ format: 'uuid', description: 'whose wallet' })
  @IsUUID()
  userId!: string;

  @ApiProperty({ description: 'credits to give, or below zero to take', example: 5 })
  @IsInt()
  @Min(-MOST)
  @Max(MOST)
  @NotEquals(0)
  credits!: number;

  @ApiProperty({ description: 'why; the person reads it in the history, and it is audited' })
  @IsString()
  @Length(3, 500)
  reason!: string;
}

export class StaffWalletResponse {
  @ApiProperty({ format: 'uuid' })
  userId!: string;

  @ApiProperty()
  balance!: number;

  @ApiProperty()
  held!: number;

  @ApiProperty()
  available!: number;

  @ApiProperty()
  debt!: number;

  static of(wallet: Wallet): StaffWalletResponse {
    const { userId, balance, held, debt } = wallet;
    return { userId, balance, held, available: balance - held, debt };
  }
}
