import { ApiProperty } from '@nestjs/swagger';
import type { PartAddress, UploadState } from '../uploads.service.js';

export class PartAddressResponse {
  @ApiProperty()
  partNumber!: number;

  @ApiProperty({ description: 'PUT the bytes of the part here' })
  url!: string;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  headers!: Record<string, string>;

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;

  static of(part: PartAddress): PartAddressResponse {
    return {
      partNumber: part.partNumber,
      url: part.url,
      headers: { ...part.headers },
      expiresAt: part.expiresAt.toISOString(),
    };
  }
}

export class ReceivedPartResponse {
  @ApiProperty()
  partNumber!: number;

  @ApiProperty()
  sizeBytes!: number;

  @ApiProperty()
  etag!: string;
}

export class UploadResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ format: 'uuid' })
  sessionId!: string;

  @ApiProperty({ format: 'uuid' })
  videoId!: string;

  @ApiProperty({ enum: ['OPEN', 'COMPLETED', 'ABORTED', 'EXPIRED'] })
  status!: string;

  @ApiProperty()
  sizeBytes!: number;

  @ApiProperty()
  partSizeBytes!: number;

  @ApiProperty()
  partCount!: number;

  @ApiProperty({ type: [PartAddressResponse], description: 'addresses of parts still missing' })
  parts!: PartAddressResponse[];

  @ApiProperty({ type: [ReceivedPartResponse] })
  received!: ReceivedPartResponse[];

  @ApiProperty({ format: 'date-time' })
  expiresAt!: string;

  static of({ upload, received, parts }: UploadState): UploadResponse {
    return {
      id: upload.id,
      sessionId: upload.session_id,
      videoId: upload.video_id,
      status: upload.status,
      sizeBytes: upload.size_bytes,
      partSizeBytes: upload.part_size_bytes,
      partCount: upload.part_count,
      parts: parts.map((part) => PartAddressResponse.of(part)),
      received: received.map((part) => ({ ...part })),
      expiresAt: upload.expires_at.toISOString(),
    };
  }
}

export class PartAddressesResponse {
  @ApiProperty({ type: [PartAddressResponse] })
  parts!: PartAddressResponse[];
}
