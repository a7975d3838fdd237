import { PlainError } from './console.js';

/** A number above zero that somebody typed. @throws PlainError with the usage */
export function positiveNumber(text: string, usage: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new PlainError(usage, 2);
  return value;
}
