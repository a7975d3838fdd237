import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestDatabase } from '../../../../test/support/test-database.js';
import { normaliseText } from './normalise-text.js';
import { trigramSimilarity, trigramsOf } from './trigrams.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await TestDatabase.create();
});
afterAll(() => database.drop());

const NAMES = [
  'Coca-Cola 600 ml',
  'coca cola LIGHT',
  'Jabón Zote (rosa) 400g',
  'Atún Dolores en agua 140 g',
  'ATUN en aceite',
  'Leche Lala Ñandú “Deslactosada” 1L',
  "Kellogg's Zucaritas 420 g",
  'Añejo & Cía. — 7% extra',
  'a',
  '   ',
];

describe('our trigrams beside those of PostgreSQL', () => {
  it('are the same for every pair of names, and so is the text they are made of', async () => {
    const pairs = NAMES.flatMap((a) => NAMES.map((b) => [a, b] as const));
    const rows = await database.superuser<{ similarity: number; plain: string }>(
      `SELECT similarity(lower(unaccent(a)), lower(unaccent(b))) AS similarity,
              btrim(regexp_replace(lower(unaccent(a)), '[^a-z0-9]+', ' ', 'g')) AS plain
         FROM jsonb_to_recordset($1) AS pair(a text, b text)`,
      [JSON.stringify(pairs.map(([a, b]) => ({ a, b })))],
    );
    expect(rows).toHaveLength(pairs.length);
    rows.forEach(({ similarity, plain }, index) => {
      const [a, b] = pairs[index]!;
      expect(trigramSimilarity(trigramsOf(a), trigramsOf(b)), `${a} ~ ${b}`).toBeCloseTo(
        similarity,
        5,
      );
      expect(normaliseText(a)).toBe(plain);
    });
  });
});
