import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';

export class CreateSessionRequest {
  @ApiPropertyOptional({ description: 'by default the date' })
  @IsOptional()
  @IsString()
  @Length(1, 120)
  @Matches(/^[^\0]*\S[^\0]*$/)
  name?: string;

  @ApiPropertyOptional({ example: 'refrigerador' })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  @Matches(/^[^\0]*$/)
  area?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'the count that the film is for' })
  @IsOptional()
  @IsUUID()
  countId?: string;
}
