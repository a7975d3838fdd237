import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startBenchProduct } from './support/bench-product.js';
import { printTable } from './support/report.js';

export const title = 'Time of an unknown account';

/** Medians of the two groups may differ by so much before time tells who has an account. */
const MAX_RATIO = 1.15;
const PEOPLE = 20;

interface Question {
  readonly name: string;
  readonly path: string;
  readonly bodyFor: (email: string) => object;
}

const QUESTIONS: readonly Question[] = [
  {
    name: 'login with a wrong password',
    path: '/auth/login',
    bodyFor: (identifier) => ({ identifier, password: 'no es la contraseña' }),
  },
  {
    name: 'code to log in',
    path: '/auth/login/otp/request',
    bodyFor: (identifier) => ({ identifier }),
  },
  {
    name: 'forgotten password',
    path: '/auth/password/forgot',
    bodyFor: (identifier) => ({ identifier }),
  },
  {
    name: 'register',
    path: '/auth/register',
    bodyFor: (email) => ({
      email,
      name: 'Alguien',
      password: 'tres tigres tristes',
      privacyVersion: '2026-01',
    }),
  },
];

/**
 * Asks each question once per address, for addresses with and without an account in turn, and
 * compares the times: an answer that takes longer for one group tells who is registered. Each
 * address is asked one question once in its life: whoever was sent a code has to wait before the
 * next, in both groups, and that answer is not the one to measure.
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { people: { type: 'string', default: String(PEOPLE) } },
  });
  const people = Number(values.people);
  const bench = await startBenchProduct(people * QUESTIONS.length);
  try {
    const { apiUrl } = bench.product;
    const emails = bench.shops.map(({ account }) => account.email);
    const rows: string[][] = [];
    let worst = 1;
    for (const [place, question] of QUESTIONS.entries()) {
      const known = emails.slice(place * people, (place + 1) * people);
      const times = await ask(apiUrl, question, known);
      const ratio = median(times.known) / median(times.absent);
      worst = Math.max(worst, ratio, 1 / ratio);
      rows.push([
        question.name,
        ...figures(times.known),
        ...figures(times.absent),
        ratio.toFixed(2),
      ]);
    }
    const load = (loadavg()[0] ?? 0).toFixed(1);
    console.log(
      `a question: ${people} addresses with an account and as many without, load ${load}`,
    );
    const group = (name: string): string[] => [`${name} p50 ms`, `p95 ms`];
    printTable(['', ...group('with'), ...group('without'), 'ratio'], rows);
    console.log(`largest ratio of medians: ${worst.toFixed(2)} (target <= ${MAX_RATIO})`);
    return worst <= MAX_RATIO ? 0 : 1;
  } finally {
    await bench.stop();
  }
}

async function ask(
  apiUrl: string,
  question: Question,
  known: readonly string[],
): Promise<{ known: number[]; absent: number[] }> {
  const times = { known: [] as number[], absent: [] as number[] };
  const slug = question.path.replaceAll('/', '-');
  for (const [index, email] of known.entries()) {
    const absent = `nadie${slug}-${index}@ejemplo.mx`;
    // In turn, and the first one by turns: what the machine does meanwhile hits both groups.
    const pair = [
      { email, into: times.known },
      { email: absent, into: times.absent },
    ];
    for (const { email: address, into } of index % 2 === 0 ? pair : pair.reverse()) {
      into.push(await timed(`${apiUrl}/api/v1${question.path}`, question.bodyFor(address)));
    }
  }
  return times;
}

async function timed(url: string, body: object): Promise<number> {
  const startedAt = performance.now();
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await answer.arrayBuffer();
  if (![202, 401].includes(answer.status)) throw new Error(`${url}: ${answer.status}`);
  return performance.now() - startedAt;
}

function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function figures(values: readonly number[]): string[] {
  return [median(values).toFixed(1), quantile(values, 0.95).toFixed(1)];
}
