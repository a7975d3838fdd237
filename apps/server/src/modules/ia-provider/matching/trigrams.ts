import { wordsOf } from './normalise-text.js';

/**
 * The trigrams of a text as PostgreSQL's pg_trgm makes them: each word with two spaces before it and
 * one behind. https://www.postgresql.org/docs/current/pgtrgm.html
 */
export function trigramsOf(text: string): ReadonlySet<string> {
  const trigrams = new Set<string>();
  for (const word of wordsOf(text)) {
    const padded = [...`  ${word} `];
    for (let start = 0; start + 3 <= padded.length; start += 1) {
      trigrams.add(padded.slice(start, start + 3).join(''));
    }
  }
  return trigrams;
}

/** Shared trigrams over all trigrams, 0..1; 0 when either text has none. */
export function trigramSimilarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const trigram of a) if (b.has(trigram)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}
