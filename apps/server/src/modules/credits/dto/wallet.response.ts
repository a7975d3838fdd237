import { ApiProperty } from '@nestjs/swagger';

export class WalletResponse {
  @ApiProperty({ description: 'credits owned, the held ones included', example: 5 })
  balance!: number;

  @ApiProperty({ description: 'credits set aside for running sessions', example: 1 })
  held!: number;

  @ApiProperty({ description: 'credits that may be spent', example: 4 })
  available!: number;

  @ApiProperty({ description: 'credits owed; the next purchase pays them first', example: 0 })
  debt!: number;
}
