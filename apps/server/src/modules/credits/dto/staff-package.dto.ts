import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsString, Length, Matches, Max, Min } from 'class-validator';
import { IsPlainText } from '../../../platform/http/plain-text.js';
import type { StaffPackage } from '../packages.repository.js';

/** Ten pesos: less is not worth a vendor's fee, and OXXO does not take it. */
const LOWEST_PRICE_CENTAVOS = 1_000;
/** The most that OXXO takes for one voucher. */
const HIGHEST_PRICE_CENTAVOS = 1_000_000;

export class StaffPackageRequest {
  @ApiProperty({ example: 'tienda', description: 'stable; small letters, digits and dashes' })
  @Matches(/^[a-z0-9-]{2,40}$/)
  code!: string;

  @ApiProperty({ example: 'Tienda' })
  @IsPlainText()
  @Length(3, 80)
  name!: string;

  @ApiProperty({ example: 30 })
  @IsInt()
  @Min(1)
  @Max(100_000)
  credits!: number;

  @ApiProperty({ example: 12_900, description: 'IVA included' })
  @IsInt()
  @Min(LOWEST_PRICE_CENTAVOS)
  @Max(HIGHEST_PRICE_CENTAVOS)
  priceCentavos!: number;

  @ApiProperty({ example: 2, description: 'its place in the list' })
  @IsInt()
  @Min(0)
  @Max(1_000)
  position!: number;

  @ApiProperty({ description: 'only an active one is sold' })
  @IsBoolean()
  isActive!: boolean;

  @ApiProperty({ description: 'why; it is written into the audit log' })
  @IsString()
  @Length(3, 500)
  reason!: string;
}

export class ChangePackageRequest extends StaffPackageRequest {
  @ApiProperty({ description: 'the version that was read' })
  @IsInt()
  @Min(1)
  version!: number;
}

export class StaffPackageResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty()
  code!: string;
  @ApiProperty()
  name!: string;
  @ApiProperty()
  credits!: number;
  @ApiProperty({ description: 'IVA included' })
  priceCentavos!: number;
  @ApiProperty()
  position!: number;
  @ApiProperty()
  isActive!: boolean;
  @ApiProperty()
  version!: number;

  static of(found: StaffPackage): StaffPackageResponse {
    return { ...found };
  }
}

export class StaffPackageListResponse {
  @ApiProperty({ type: [StaffPackageResponse] })
  items!: StaffPackageResponse[];
}
