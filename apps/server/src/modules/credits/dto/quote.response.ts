import { ApiProperty } from '@nestjs/swagger';

export class QuoteResponse {
  @ApiProperty({ description: 'price of the film in credits', example: 1 })
  credits!: number;

  @ApiProperty({
    description: 'what the payer may spend; null for who may not see it (billing:read)',
    nullable: true,
    type: Number,
    example: 4,
  })
  available!: number | null;

  @ApiProperty({ description: 'whether the payer could pay it now' })
  sufficient!: boolean;
}
