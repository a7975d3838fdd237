import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsEmail, IsString, Length, Matches, MaxLength } from 'class-validator';

const upper = Transform(({ value }: { value: unknown }) =>
  typeof value === 'string' ? value.trim().toUpperCase() : value,
);

export class BillingProfileBody {
  @ApiProperty({ example: 'XAXX010101000' })
  @upper
  @Matches(/^[A-ZÑ&]{3,4}[0-9]{6}[A-Z0-9]{3}$/)
  rfc!: string;

  @ApiProperty({ description: 'as registered with the SAT', example: 'ABARROTES LA ESPERANZA' })
  @upper
  @IsString()
  @Length(1, 254)
  legalName!: string;

  @ApiProperty({ description: 'régimen fiscal, catalogue c_RegimenFiscal', example: '626' })
  @Matches(/^6[0-9]{2}$/)
  regimen!: string;

  @ApiProperty({ description: 'código postal del domicilio fiscal', example: '06700' })
  @Matches(/^[0-9]{5}$/)
  postcode!: string;

  @ApiProperty({ description: 'uso de CFDI, catalogue c_UsoCFDI', example: 'G03' })
  @upper
  @Matches(/^(G0[1-3]|I0[1-8]|D(0[1-9]|10)|S01|CP01|CN01)$/)
  cfdiUse!: string;

  @ApiProperty({ example: 'facturas@example.mx' })
  @IsEmail()
  @MaxLength(254)
  email!: string;
}
