import { initialProgress, missingParts, planParts, sentFraction } from './part-plan';

describe('planParts', () => {
  it('cuts a film into equal parts and a smaller last one, without gap or overlap', () => {
    const plan = planParts(10, 4);
    expect(plan).toEqual([
      { partNumber: 1, start: 0, end: 4 },
      { partNumber: 2, start: 4, end: 8 },
      { partNumber: 3, start: 8, end: 10 },
    ]);
  });

  it('covers every byte exactly once for any size', () => {
    for (let size = 1; size <= 40; size += 1) {
      for (let part = 1; part <= 12; part += 1) {
        const plan = planParts(size, part);
        expect(plan[0]!.start).toBe(0);
        expect(plan.at(-1)!.end).toBe(size);
        plan.slice(1).forEach((range, index) => expect(range.start).toBe(plan[index]!.end));
      }
    }
  });

  it('refuses a part size that would never end', () => {
    expect(() => planParts(10, 0)).toThrow(RangeError);
  });
});

describe('missingParts', () => {
  it('sends again what the server has in a wrong size', () => {
    const received = [
      { partNumber: 1, sizeBytes: 4, etag: 'a' },
      { partNumber: 3, sizeBytes: 1, etag: 'b' },
    ];
    expect(missingParts(planParts(10, 4), received).map((part) => part.partNumber)).toEqual([2, 3]);
  });
});

describe('sentFraction', () => {
  it('starts at what the server already has', () => {
    const plan = planParts(8, 4);
    expect(sentFraction(initialProgress(plan, plan.slice(1)))).toBe(0.5);
  });

  it('does not claim the whole before the server has confirmed it', () => {
    const plan = planParts(8, 4);
    const progress = initialProgress(plan, plan);
    progress.parts.forEach((part) => (part.sentBytes = part.sizeBytes));
    expect(sentFraction(progress)).toBeLessThan(1);
    progress.parts.forEach((part) => (part.isStored = true));
    expect(sentFraction(progress)).toBe(1);
  });
});
