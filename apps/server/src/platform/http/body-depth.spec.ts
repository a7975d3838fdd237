import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { isTooDeep } from './body-depth.js';

describe('isTooDeep', () => {
  it('takes what forms hold', () => {
    expect(isTooDeep(undefined)).toBe(false);
    expect(isTooDeep({ parts: [{ partNumber: 1 }], crop: { x: 0 } })).toBe(false);
    expect(isTooDeep(Array.from({ length: 50_000 }, () => ({ a: 1 })))).toBe(false);
  });

  it('refuses a tower of brackets of any height without falling over', () => {
    for (const height of [30, 100_000]) {
      expect(isTooDeep(JSON.parse('['.repeat(height) + ']'.repeat(height)))).toBe(true);
    }
  });

  it('leaves a streamed body alone, however its own parts refer to each other', () => {
    const stream = Readable.from([Buffer.alloc(10)]);
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    Object.assign(stream, { cycle });
    expect(isTooDeep(stream)).toBe(false);
    expect(isTooDeep(cycle)).toBe(true);
  });
});
