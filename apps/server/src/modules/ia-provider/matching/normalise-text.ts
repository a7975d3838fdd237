/**
 * Text as it is compared: without accents, in lower case, words of letters and digits between single
 * spaces. The same as PostgreSQL's lower(unaccent(text)) with punctuation taken for spaces.
 */
export function normaliseText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The words of a text, normalised. */
export function wordsOf(text: string): string[] {
  const normal = normaliseText(text);
  return normal === '' ? [] : normal.split(' ');
}
