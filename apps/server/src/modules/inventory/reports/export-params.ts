import { z } from 'zod';
import { LABEL_SHEET_NAMES } from '../labels/label-sheets.js';

/** More labels than this are several prints. */
export const MAX_LABELS = 3_000;

/** What each kind of export is about; kept with the export and read again by the job. */
export const exportParams = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('SESSION'), sessionId: z.uuid() }),
  z.object({ kind: z.literal('COUNT'), snapshotId: z.uuid() }),
  z.object({ kind: z.literal('CATALOGUE') }),
  z.object({ kind: z.literal('VALUATION') }),
  z.object({ kind: z.literal('LOW_STOCK') }),
  z.object({ kind: z.literal('PURCHASE_LIST'), coverDays: z.int().min(1).max(90) }),
  z.object({ kind: z.literal('SHRINKAGE'), from: z.iso.datetime(), to: z.iso.datetime() }),
  z.object({ kind: z.literal('VARIANCE'), beforeId: z.uuid(), afterId: z.uuid() }),
  z.object({
    kind: z.literal('LABELS'),
    sheet: z.enum(LABEL_SHEET_NAMES),
    skip: z.int().min(0).max(100),
    labels: z
      .array(z.object({ productId: z.uuid(), copies: z.int().min(1).max(500) }))
      .min(1)
      .max(1_000),
  }),
]);
export type ExportParams = z.infer<typeof exportParams>;
