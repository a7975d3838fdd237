import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, Max, Min, ValidateIf } from 'class-validator';
import { EXPECTED_ANSWERS, type ExpectedAnswer } from '../expected.repository.js';
import type { ExpectedQuestion } from '../expected.service.js';
import { MAX_UNITS } from '../item-units.js';
import { NamedProductResponse } from '../../products/dto/named-product.response.js';

export class AnswerExpectedRequest {
  @ApiProperty({
    enum: EXPECTED_ANSWERS,
    description: 'there is none; the film does not show its place; there are so many',
  })
  @IsIn(EXPECTED_ANSWERS)
  answer!: ExpectedAnswer;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, description: 'for QUANTITY' })
  @ValidateIf((request: AnswerExpectedRequest) => request.answer === 'QUANTITY')
  @IsInt()
  @Min(0)
  @Max(MAX_UNITS)
  quantity?: number;
}

export class ExpectedProductResponse extends NamedProductResponse {
  @ApiProperty({ type: 'integer', description: 'units by the stock' })
  expected!: number;

  @ApiProperty({ enum: EXPECTED_ANSWERS, nullable: true })
  answer!: string | null;
}

export class ExpectedListResponse {
  @ApiProperty({ description: 'a blind count does not tell those who count' })
  hidden!: boolean;

  @ApiProperty({ type: 'integer', description: 'without an answer' })
  open!: number;

  @ApiProperty({ type: [ExpectedProductResponse] })
  items!: ExpectedProductResponse[];

  static of(questions: readonly ExpectedQuestion[] | undefined): ExpectedListResponse {
    return {
      hidden: questions === undefined,
      open: (questions ?? []).filter(({ answer }) => answer === null).length,
      items: (questions ?? []).map(({ product, expected, answer }) => ({
        productId: product.id,
        name: product.name,
        brand: product.brand,
        size: product.size,
        expected,
        answer,
      })),
    };
  }
}
