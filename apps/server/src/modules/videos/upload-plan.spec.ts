import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PART_BYTES, MIN_PART_BYTES, planUpload } from './upload-plan.js';

describe('planUpload', () => {
  it('covers the whole film with parts that S3 accepts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 * 1024 * 1024 }), (sizeBytes) => {
        const { partSizeBytes, partCount } = planUpload(sizeBytes);
        expect(partSizeBytes).toBeGreaterThanOrEqual(MIN_PART_BYTES);
        expect(partSizeBytes).toBeLessThanOrEqual(MAX_PART_BYTES);
        expect(partCount * partSizeBytes).toBeGreaterThanOrEqual(sizeBytes);
        expect((partCount - 1) * partSizeBytes).toBeLessThan(Math.max(1, sizeBytes));
      }),
    );
  });

  it('sends an empty file as one part, so that it is refused with a reason', () => {
    expect(planUpload(0).partCount).toBe(1);
  });
});
