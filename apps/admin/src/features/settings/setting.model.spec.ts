import { describe, expect, it } from 'vitest';
import { bySubject, fieldOf, readValue, textOf } from './setting.model';

const setting = (key: string) => ({
  key,
  rule: { type: 'integer' },
  about: '',
  value: 1,
  initial: 1,
  version: 0,
  updatedAt: null,
});

describe('fieldOf', () => {
  it('finds the field in the rule', () => {
    const kinds = [
      { type: 'integer', minimum: 0, maximum: 100 },
      { type: 'number', minimum: 1 },
      { type: 'string', enum: ['low', 'high'] },
      { anyOf: [{ const: 1 }, { const: 2 }] },
      { type: 'string', minLength: 1 },
      { type: 'array', items: { type: 'string', enum: ['local'] } },
      { type: 'object' },
    ].map((rule) => fieldOf({ rule }).kind);
    expect(kinds).toEqual(['number', 'number', 'choice', 'choice', 'text', 'json', 'json']);
  });
});

describe('readValue', () => {
  it('takes a number within its bounds and nothing else', () => {
    const field = fieldOf({ rule: { type: 'integer', minimum: 0, maximum: 100 } });
    expect(['7', '0', '101', '-1', '1.5', '', 'x'].map((text) => readValue(field, text))).toEqual([
      7,
      0,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('keeps a choice of the type it is of', () => {
    const field = fieldOf({ rule: { anyOf: [{ const: 1 }, { const: 2 }] } });
    expect([readValue(field, '2'), readValue(field, '3')]).toEqual([2, undefined]);
  });

  it('reads back what it shows', () => {
    const prices = { 'gpt-6': { input: 1 } };
    expect(readValue({ kind: 'json' }, textOf(prices))).toEqual(prices);
    expect(readValue({ kind: 'json' }, '{')).toBeUndefined();
  });
});

describe('bySubject', () => {
  it('keeps the order of subjects and of settings in them', () => {
    const groups = bySubject(
      ['credits.low', 'films.max', 'credits.high'].map((key) => setting(key)),
    );
    expect(groups.map(([name, list]) => [name, list.map(({ key }) => key)])).toEqual([
      ['credits', ['credits.low', 'credits.high']],
      ['films', ['films.max']],
    ]);
  });
});
