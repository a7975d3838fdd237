import english from 'ra-language-english';
import { describe, expect, it } from 'vitest';
import { englishWords } from './en';
import { spanishWords } from './es';
import { raSpanish } from './ra-es';

/** Every text by its address: `users.suspend.label`. */
function flat(words: object, path = ''): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(words) as Array<[string, unknown]>) {
    const address = path === '' ? name : `${path}.${name}`;
    if (typeof value === 'string') found.set(address, value);
    else for (const entry of flat(value as object, address)) found.set(...entry);
  }
  return found;
}

const placeholders = (text: string): string[] => [...new Set(text.match(/%\{\w+\}/g) ?? [])].sort();

describe.each([
  ['of the panel', spanishWords, englishWords],
  ['of React-admin', raSpanish, english.ra],
])('the words %s', (_name, spanish, inEnglish) => {
  it('are the same in both languages, none of them missing or empty', () => {
    const [es, en] = [flat(spanish), flat(inEnglish)];
    expect([...es.keys()].sort()).toEqual([...en.keys()].sort());
    expect(es.size).toBeGreaterThan(100);
    const empty = [...es, ...en].filter(([key, text]) => text === '' && key !== 'boolean.null');
    expect(empty).toEqual([]);
  });

  it('name in Spanish nothing that nobody fills in', () => {
    const [es, en] = [flat(spanish), flat(inEnglish)];
    const strange = [...es].filter(([key, text]) =>
      placeholders(text).some((name) => !placeholders(en.get(key) ?? '').includes(name)),
    );
    expect(strange).toEqual([]);
  });
});
