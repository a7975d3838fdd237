import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.js';
import { readIfMatch, toETag } from './etag.js';

describe('entity tags', () => {
  it('come back as the version they were made of', () => {
    expect(readIfMatch(toETag(7))).toBe(7);
  });

  it('are optional', () => {
    expect(readIfMatch(undefined)).toBeUndefined();
    expect(readIfMatch('*')).toBeUndefined();
  });

  it.each(['7', 'W/"7"', '"x"', '"99999999999999"', ''])('refuse %s', (header) => {
    expect(() => readIfMatch(header)).toThrow(AppError);
  });
});
