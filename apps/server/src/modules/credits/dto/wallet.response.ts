import { ApiProperty } from '@nestjs/swagger';
import type { Wallet } from '../ledger.repository.js';
import type { Gifts } from '../lots.repository.js';

export class CreditExpiryResponse {
  @ApiProperty({ example: 5 })
  credits!: number;

  @ApiProperty({ format: 'date-time' })
  at!: string;
}

export class WalletResponse {
  @ApiProperty({ description: 'credits owned, the held ones included', example: 5 })
  balance!: number;

  @ApiProperty({ description: 'credits set aside for running sessions', example: 1 })
  held!: number;

  @ApiProperty({ description: 'credits that may be spent', example: 4 })
  available!: number;

  @ApiProperty({ description: 'credits owed; the next purchase pays them first', example: 0 })
  debt!: number;

  @ApiProperty({ description: 'available credits that were given; they are spent first' })
  promotional!: number;

  @ApiProperty({
    nullable: true,
    type: CreditExpiryResponse,
    description: 'the given credits that lapse first; paid ones never lapse',
  })
  nextExpiry!: CreditExpiryResponse | null;

  static of(wallet: Wallet & { readonly available: number }, gifts: Gifts): WalletResponse {
    const { balance, held, available, debt } = wallet;
    const { promotional, nextExpiry } = gifts;
    return {
      balance,
      held,
      available,
      debt,
      promotional,
      nextExpiry: nextExpiry
        ? { credits: nextExpiry.credits, at: nextExpiry.at.toISOString() }
        : null,
    };
  }
}
