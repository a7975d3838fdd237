import { ApiProperty } from '@nestjs/swagger';
import { Length } from 'class-validator';
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
