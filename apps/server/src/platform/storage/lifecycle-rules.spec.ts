import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classOf, LIFECYCLE_RULES, withOurRules } from './lifecycle-rules.js';

const FILE = new URL('../../../../../infra/production/s3-lifecycle.json', import.meta.url);

describe('the lifecycle rules of a bucket', () => {
  it('are the ones that production is told to put', () => {
    const { Rules } = JSON.parse(readFileSync(FILE, 'utf8')) as { Rules: unknown };
    expect(Rules).toEqual(LIFECYCLE_RULES);
  });

  it('find objects by what they are, whatever store they are of', () => {
    expect(classOf('stores/01930000-0000-7000-8000-000000000001/films/x')).toBe('films');
    expect(classOf('stores/01930000-0000-7000-8000-000000000001/evidence/x/1.jpg')).toBe(
      'evidence',
    );
    expect(classOf('avatars/x.jpg')).toBe('avatars');
  });

  it('replace our own of before and leave those of others', () => {
    const theirs = { ID: 'theirs', Status: 'Enabled' as const, Expiration: { Days: 9 } };
    const old = { ...theirs, ID: 'films-30-days' };
    expect(withOurRules([old, theirs])).toEqual([...LIFECYCLE_RULES, theirs]);
  });
});
