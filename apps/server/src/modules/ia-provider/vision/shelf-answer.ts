import { z } from 'zod';

const nullable = (type: 'string' | 'integer'): object => ({ anyOf: [{ type }, { type: 'null' }] });

/** Every property required and none beside: both vendors' strict modes ask for that. */
function strictObject(properties: Record<string, object>): Record<string, unknown> {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

/**
 * The form of an answer, as JSON Schema for the vendors. Products are named once and facings refer
 * to them: a shelf repeats its products, and output tokens are the dear ones.
 */
export const shelfAnswerJsonSchema = strictObject({
  products: {
    type: 'array',
    items: strictObject({
      ref: { type: 'integer' },
      name: { type: 'string' },
      brand: nullable('string'),
      size: nullable('string'),
      barcode: nullable('string'),
      catalogue: nullable('integer'),
    }),
  },
  facings: {
    type: 'array',
    items: strictObject({
      image: { type: 'integer' },
      product: { type: 'integer' },
      x1: { type: 'integer' },
      y1: { type: 'integer' },
      x2: { type: 'integer' },
      y2: { type: 'integer' },
      score: { type: 'number' },
    }),
  },
});

export const SHELF_ANSWER_NAME = 'shelf_facings';

const shelfAnswer = z.object({
  products: z.array(
    z.object({
      ref: z.number().int(),
      name: z.string(),
      brand: z.string().nullable(),
      size: z.string().nullable(),
      barcode: z.string().nullable(),
      catalogue: z.number().int().nullable(),
    }),
  ),
  facings: z.array(
    z.object({
      image: z.number().int(),
      product: z.number().int(),
      x1: z.number(),
      y1: z.number(),
      x2: z.number(),
      y2: z.number(),
      score: z.number(),
    }),
  ),
});

export type ShelfAnswer = z.infer<typeof shelfAnswer>;
export type AnsweredProduct = ShelfAnswer['products'][number];
export type AnsweredFacing = ShelfAnswer['facings'][number];

/** The answer in a model's text; undefined when it is not of the agreed form. */
export function parseShelfAnswer(text: string): ShelfAnswer | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = shelfAnswer.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
