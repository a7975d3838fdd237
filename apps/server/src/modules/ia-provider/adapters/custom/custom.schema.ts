import { z } from 'zod';

/** The contract of docs/providers/custom-provider.openapi.yaml, as we read it. */
export const CONTRACT_MAJOR = '1';

export const infoSchema = z.object({
  contract: z.string().regex(/^\d+\.\d+$/),
  model: z.string().min(1).max(200),
  maxFramesPerRequest: z.number().int().min(1).max(64),
  maxImageSidePx: z.number().int().min(256).max(8192),
});
export type CustomInfo = z.infer<typeof infoSchema>;

const text = z.string().max(500);

export const labelSchema = z.object({
  name: text,
  brand: text.nullish(),
  size: text.nullish(),
});

export const answerSchema = z.object({
  model: z.string().min(1).max(200),
  detections: z.array(
    z.object({
      frameId: z.string(),
      box: z.object({
        x: z.number(),
        y: z.number(),
        width: z.number().min(0),
        height: z.number().min(0),
      }),
      productId: z.string().nullable(),
      label: labelSchema.nullable(),
      barcode: z.string().max(40).nullable(),
      score: z.number().min(0).max(1),
    }),
  ),
  usage: z
    .object({
      costMicroUsd: z.number().int().min(0),
      tokensIn: z.number().int().min(0),
      tokensOut: z.number().int().min(0),
    })
    .optional(),
});
export type CustomAnswer = z.infer<typeof answerSchema>;
export type CustomDetection = CustomAnswer['detections'][number];

/** What we send. */
export interface CustomRequest {
  readonly frames: ReadonlyArray<{
    readonly frameId: string;
    readonly width: number;
    readonly height: number;
    readonly mediaType: 'image/jpeg';
    /** Base64. */
    readonly data: string;
  }>;
  readonly catalogue: ReadonlyArray<{
    readonly productId: string;
    readonly name: string;
    readonly brand: string | null;
    readonly size: string | null;
    readonly barcodes: readonly string[];
  }>;
}
