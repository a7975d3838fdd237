import { ApiProperty } from '@nestjs/swagger';
import type { ConsentRow } from '../../auth/index.js';

export class AvatarResponse {
  @ApiProperty({ type: String, nullable: true, description: 'readable for a limited time' })
  url!: string | null;
}

export class ErasureResponse {
  @ApiProperty({ format: 'date-time', description: 'until then it can be taken back' })
  eraseAfter!: string;
}

export class ConsentResponse {
  @ApiProperty({ enum: ['privacy', 'marketing'] })
  document!: string;
  @ApiProperty()
  version!: string;
  @ApiProperty({ format: 'date-time' })
  givenAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  withdrawnAt!: string | null;

  static of(consent: ConsentRow): ConsentResponse {
    return {
      document: consent.document,
      version: consent.version,
      givenAt: consent.given_at.toISOString(),
      withdrawnAt: consent.withdrawn_at?.toISOString() ?? null,
    };
  }
}

export class ConsentListResponse {
  @ApiProperty({ type: ConsentResponse, isArray: true })
  items!: ConsentResponse[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;

  static of(consents: readonly ConsentRow[]): ConsentListResponse {
    return { items: consents.map((row) => ConsentResponse.of(row)), nextCursor: null };
  }
}
