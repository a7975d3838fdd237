import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, Length } from 'class-validator';
import { PageQuery } from '../../../platform/http/page.query.js';
import { IsPlainText } from '../../../platform/http/plain-text.js';

export class CreateStoreRequest {
  @ApiProperty({ example: 'Abarrotes La Esperanza', minLength: 1, maxLength: 120 })
  @IsPlainText()
  @Length(1, 120)
  name!: string;

  @ApiProperty({ example: 'abarrotes', description: 'kind of shop', minLength: 1, maxLength: 60 })
  @IsPlainText()
  @Length(1, 60)
  giro!: string;
}

export class UpdateStoreRequest {
  @ApiPropertyOptional({ minLength: 1, maxLength: 120 })
  @IsOptional()
  @IsPlainText()
  @Length(1, 120)
  name?: string;

  @ApiPropertyOptional({ description: 'kind of shop', minLength: 1, maxLength: 60 })
  @IsOptional()
  @IsPlainText()
  @Length(1, 60)
  giro?: string;
}

export class StoresQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'the closed stores instead of the open ones' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  )
  @IsBoolean()
  archived?: boolean;
}
