import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsInt,
  IsNumber,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { TruthFile } from '../annotations.service.js';
import { TruthResponse } from './truth.dto.js';

const MOST_FRAMES = 200;
/** Of one frame: more packs than that no picture shows. */
const MOST_BOXES = 300;
const LONGEST_FILM_MS = 3_600_000;

export class TruthBoxRequest {
  @ApiProperty({ description: 'fractions of the frame', minimum: 0, maximum: 1 })
  @IsNumber()
  @Min(0)
  @Max(1)
  x!: number;

  @ApiProperty({ minimum: 0, maximum: 1 })
  @IsNumber()
  @Min(0)
  @Max(1)
  y!: number;

  @ApiProperty({ minimum: 0, maximum: 1 })
  @IsNumber()
  @Min(0)
  @Max(1)
  width!: number;

  @ApiProperty({ minimum: 0, maximum: 1 })
  @IsNumber()
  @Min(0)
  @Max(1)
  height!: number;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'the product in it; null while nobody can tell',
  })
  @ValidateIf(({ productId }: TruthBoxRequest) => productId !== null)
  @IsUUID()
  productId!: string | null;
}

export class TruthFrameRequest {
  @ApiProperty({ type: 'integer', description: 'the moment of the key frame' })
  @IsInt()
  @Min(0)
  @Max(LONGEST_FILM_MS)
  timeMs!: number;

  @ApiProperty({ type: [TruthBoxRequest] })
  @ArrayMaxSize(MOST_BOXES)
  @ValidateNested({ each: true })
  @Type(() => TruthBoxRequest)
  boxes!: TruthBoxRequest[];
}

export class AnnotateTruthRequest {
  @ApiProperty({ type: [TruthFrameRequest], description: 'frames left out have no boxes' })
  @ArrayMaxSize(MOST_FRAMES)
  @ValidateNested({ each: true })
  @Type(() => TruthFrameRequest)
  frames!: TruthFrameRequest[];

  @ApiProperty({ description: 'why; it is kept in the audit log' })
  @IsString()
  @Length(3, 500)
  @Matches(/^[^\0]*\S[^\0]*$/)
  reason!: string;
}

export class TruthBoxResponse {
  @ApiProperty({ description: 'fractions of the frame' })
  x!: number;
  @ApiProperty()
  y!: number;
  @ApiProperty()
  width!: number;
  @ApiProperty()
  height!: number;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  productId!: string | null;
}

export class TruthFrameResponse {
  @ApiProperty({ type: 'integer' })
  timeMs!: number;
  @ApiProperty()
  imageUrl!: string;
  @ApiProperty({ type: [TruthBoxResponse] })
  boxes!: TruthBoxResponse[];
}

export class NamedProductResponse {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  @ApiProperty()
  name!: string;
}

export class TruthFileResponse extends TruthResponse {
  @ApiProperty({ description: 'whether people drew the boxes; else the recogniser did' })
  isAnnotated!: boolean;

  @ApiProperty({ type: [TruthFrameResponse], description: 'key frames, in the order of the film' })
  frames!: TruthFrameResponse[];

  @ApiProperty({ type: [NamedProductResponse], description: 'of the store, by name' })
  products!: NamedProductResponse[];

  static ofFile({ row, frames, products }: TruthFile): TruthFileResponse {
    return {
      ...TruthResponse.of(row),
      isAnnotated: row.annotations !== null,
      frames: frames.map(({ timeMs, imageUrl, boxes }) => ({
        timeMs,
        imageUrl,
        boxes: boxes.map(({ x, y, width, height, productId }) => ({
          ...{ x, y, width, height, productId },
        })),
      })),
      products: products.map(({ id, name }) => ({ id, name })),
    };
  }
}
