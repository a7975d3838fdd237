import { SCRIPT } from './hostile-values.js';

export interface FuzzAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly hasNoSniff: boolean;
  readonly text: string;
  readonly milliseconds: number;
}

/** A request may wait for a lock or a slow disk, but a person must not. */
export const HANG_MS = 10_000;

/** What only the inside of the server would say. */
const INSIDES = [
  /\bat (async )?[\w.<>]+ \(.*:\d+:\d+\)/,
  /node_modules/,
  /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM) [a-z]+\.[a-z_]+/,
  /(PostgreSQL|QueryFailedError|TypeError|ReferenceError|ECONNREFUSED)/,
  /(violates .* constraint|syntax error at or near)/,
];

/** What is wrong with an answer; undefined when nothing is. */
export function findFault(answer: FuzzAnswer): string | undefined {
  const { status, contentType, text } = answer;
  if (answer.milliseconds > HANG_MS) return `hang: ${Math.round(answer.milliseconds)} ms`;
  if (status >= 500) return `status ${status}`;
  if (status >= 400 && !contentType.startsWith('application/problem+json')) {
    return `status ${status} as ${contentType}`;
  }
  const inside = INSIDES.find((pattern) => pattern.test(text));
  if (status >= 400 && inside) return `tells its insides: ${inside.source}`;
  if (contentType.startsWith('text/html') && text.includes(SCRIPT)) return 'unescaped echo';
  if (!answer.hasNoSniff) return 'no X-Content-Type-Options';
  return undefined;
}
