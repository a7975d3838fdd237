import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../paths.js';

const TEST = /`([\w./-]+(?:spec|test)\.tsx?)`/g;

describe('docs/security.md', () => {
  const text = readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8');
  const named = [...text.matchAll(TEST)].map(([, path = '']) => path);

  it('names tests that are there', () => {
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('covers every risk and every chapter', () => {
    const risks = Array.from({ length: 10 }, (_, index) => `| API${index + 1} `);
    const chapters = Array.from({ length: 17 }, (_, index) => `| V${index + 1} `);
    expect([...risks, ...chapters].filter((row) => !text.includes(row))).toEqual([]);
  });
});
