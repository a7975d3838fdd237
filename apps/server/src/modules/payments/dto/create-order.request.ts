import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { PAYMENT_METHODS, type PaymentMethodKind } from '../payment-provider.port.js';

const trim = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.trim() : value,
);

export class PayerRequest {
  @ApiProperty({ example: 'María Pérez' })
  @trim
  @IsString()
  @Length(3, 100)
  name!: string;

  @ApiProperty({ example: 'maria@example.mx' })
  @trim
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @ApiPropertyOptional({ example: '+525512345678', description: 'needed for 7-Eleven' })
  @IsOptional()
  @Matches(/^\+?[0-9]{10,15}$/)
  phone?: string;
}

export class CreateOrderRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  packageId!: string;

  @ApiProperty({ enum: PAYMENT_METHODS, enumName: 'PaymentMethodKind' })
  @IsIn(PAYMENT_METHODS)
  method!: PaymentMethodKind;

  @ApiPropertyOptional({
    type: PayerRequest,
    description: 'who pays; needed for the first cash order',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => PayerRequest)
  payer?: PayerRequest;

  @ApiPropertyOptional({ format: 'uuid', description: 'a saved card, charged at once' })
  @IsOptional()
  @IsUUID()
  paymentMethodId?: string;

  @ApiPropertyOptional({ description: 'keep the card for next time' })
  @IsOptional()
  @IsBoolean()
  saveCard?: boolean;
}
