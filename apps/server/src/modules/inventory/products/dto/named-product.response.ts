import { ApiProperty } from '@nestjs/swagger';

/** A product of the catalogue where another thing speaks of it: enough for a line of a list. */
export class NamedProductResponse {
  @ApiProperty({ format: 'uuid' })
  productId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: String, nullable: true })
  brand!: string | null;

  @ApiProperty({ type: String, nullable: true })
  size!: string | null;
}
