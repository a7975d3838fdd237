import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';

const DAY_MS = 86_400_000;

export class QuoteQuery {
  @ApiProperty({ description: 'length of the film in milliseconds', example: 45_000 })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(DAY_MS)
  durationMs!: number;
}
