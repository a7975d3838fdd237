import { ADVICE_CODES, SESSION_STATUSES } from '@miinventario/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class SessionFailureResponse {
  @ApiProperty({ description: 'a stable code' })
  code!: string;

  @ApiProperty()
  title!: string;

  @ApiProperty()
  detail!: string;

  @ApiProperty({ type: String, nullable: true, description: 'a picture of the bad stretch' })
  imageUrl!: string | null;
}

export class SessionAdviceResponse {
  @ApiProperty({ enum: ADVICE_CODES })
  code!: string;

  @ApiProperty({ enum: ['info', 'warning', 'refusal'] })
  severity!: string;

  @ApiProperty()
  message!: string;

  @ApiProperty({ type: 'integer' })
  fromMs!: number;

  @ApiProperty({ type: 'integer' })
  toMs!: number;

  @ApiProperty({ type: String, nullable: true })
  imageUrl!: string | null;
}

export class SessionVideoResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ type: 'integer', nullable: true })
  durationMs!: number | null;

  @ApiProperty({ type: 'integer' })
  sizeBytes!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  width!: number | null;

  @ApiProperty({ type: 'integer', nullable: true })
  height!: number | null;
}

export class SessionTotalsResponse {
  @ApiProperty({ type: 'integer', description: 'named lines' })
  products!: number;

  @ApiProperty({ type: 'integer', description: 'units of named lines' })
  units!: number;

  @ApiProperty({ type: 'integer', description: 'facings that were seen but not recognised' })
  unrecognised!: number;
}

export class SessionResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  storeId!: string;

  @ApiProperty()
  name!: string;

  @ApiProperty({ type: String, nullable: true })
  area!: string | null;

  @ApiProperty({ enum: SESSION_STATUSES })
  status!: string;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100 })
  percent!: number;

  @ApiProperty({ type: 'integer', nullable: true })
  etaSeconds!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, description: 'the price, once it is known' })
  credits!: number | null;

  @ApiProperty({ description: 'whether the price was charged' })
  charged!: boolean;

  @ApiProperty({ type: SessionFailureResponse, nullable: true })
  failure!: SessionFailureResponse | null;

  @ApiProperty({ type: [SessionAdviceResponse] })
  advice!: SessionAdviceResponse[];

  @ApiProperty({ type: SessionVideoResponse, nullable: true })
  video!: SessionVideoResponse | null;

  @ApiProperty({ type: SessionTotalsResponse, nullable: true })
  totals!: SessionTotalsResponse | null;

  @ApiProperty({ type: String, nullable: true })
  provider!: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readyAt!: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'its count, if any' })
  countId!: string | null;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'the snapshot by which it became the stock; null until it is confirmed',
  })
  snapshotId!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  confirmedAt!: string | null;
}

export class SessionPageResponse {
  @ApiProperty({ type: [SessionResponse] })
  items!: SessionResponse[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor!: string | null;
}
