import { describe, expect, it } from 'vitest';
import { StatementNames } from './statement-names.js';

describe('StatementNames', () => {
  it('names a statement that comes again, always alike', () => {
    const names = new StatementNames();
    expect(names.config('SELECT $1', [1]).name).toBeUndefined();
    const second = names.config('SELECT $1', [2]);
    expect(second).toEqual({ text: 'SELECT $1', values: [2], name: expect.any(String) as string });
    expect(names.config('SELECT $1', [3]).name).toBe(second.name);
  });

  it('gives different statements different names', () => {
    const names = new StatementNames();
    const named = ['SELECT $1', 'SELECT $1::int', 'SELECT $1'].flatMap((text) => [
      names.config(text, [1]).name,
      names.config(text, [1]).name,
    ]);
    expect(new Set(named.filter((name) => name !== undefined)).size).toBe(2);
  });

  it('never names what may be several statements', () => {
    const names = new StatementNames();
    names.config('SELECT 1; SELECT 2', []);
    expect(names.config('SELECT 1; SELECT 2', []).name).toBeUndefined();
  });

  it('keeps a bounded number of texts', () => {
    const names = new StatementNames();
    for (let each = 0; each < 2_000; each += 1) names.config(`SELECT $1, ${each}`, [1]);
    names.config('SELECT $1', [1]);
    expect(names.config('SELECT $1', [1]).name).toBeUndefined();
    expect(names.config('SELECT $1, 7', [1]).name).toBeDefined();
  });
});
