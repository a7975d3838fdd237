import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

export class OpenUploadRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  sessionId!: string;

  @ApiProperty({ example: 'anaquel.mp4' })
  @IsString()
  @Length(1, 255)
  fileName!: string;

  @ApiProperty({ example: 'video/mp4' })
  @Matches(/^[\w.+-]{1,60}\/[\w.+-]{1,60}(;.{0,60})?$/)
  contentType!: string;

  @ApiProperty({ minimum: 0, description: 'bytes of the whole film' })
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  sizeBytes!: number;
}

export class PartAddressesRequest {
  @ApiProperty({ type: [Number], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(10_000, { each: true })
  partNumbers!: number[];
}

export class CompletedPart {
  @ApiProperty({ minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(10_000)
  partNumber!: number;

  @ApiProperty({ description: 'the ETag that the store answered, without quotes' })
  @IsString()
  @Length(1, 200)
  etag!: string;
}

export class CompleteUploadRequest {
  @ApiProperty({ description: 'SHA-256 of the whole film, hexadecimal' })
  @Matches(/^[0-9a-f]{64}$/)
  sha256!: string;

  @ApiProperty({ type: [CompletedPart] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10_000)
  @ValidateNested({ each: true })
  @Type(() => CompletedPart)
  parts!: CompletedPart[];
}
