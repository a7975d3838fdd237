import { ApiProperty } from '@nestjs/swagger';
import type { CardRow } from '../cards.repository.js';

export class CardResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ example: 'visa' })
  brand!: string;

  @ApiProperty({ example: '4242' })
  last4!: string;

  @ApiProperty({ example: 8 })
  expMonth!: number;

  @ApiProperty({ example: 2030 })
  expYear!: number;

  @ApiProperty()
  isDefault!: boolean;

  static of(card: CardRow): CardResponse {
    return {
      id: card.id,
      brand: card.brand,
      last4: card.last4,
      expMonth: card.exp_month,
      expYear: card.exp_year,
      isDefault: card.is_default,
    };
  }
}

export class CardListResponse {
  @ApiProperty({ type: [CardResponse] })
  items!: CardResponse[];
}
