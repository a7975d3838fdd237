import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { Bench } from '../../../bench/support/bench.js';
import { bold, say } from '../console.js';
import { ROOT } from '../paths.js';
import { recordSection, type Section } from './performance-page.js';

/** Colours of a terminal have no place in a document. */
// eslint-disable-next-line no-control-regex -- the escape character is what is looked for
const COLOUR = /\u001b\[[0-9;]*m/g;

/** Runs one bench; with `isRecorded` what it printed becomes its section of docs/performance.md. */
export async function runBench(
  name: string,
  args: readonly string[],
  options: { readonly isRecorded: boolean },
): Promise<number> {
  const file = pathToFileURL(join(ROOT, 'bench', `${name}.bench.ts`)).href;
  const bench = (await import(file)) as Bench;
  say(bold(bench.title));
  const plots: Array<Section['plots'][number]> = [];
  const sink = {
    add: (plot: string, title: string, svg: string) => void plots.push({ name: plot, title, svg }),
  };
  const { code, text } = await listening(() => bench.run(args, sink));
  if (options.isRecorded) {
    const command = ['npm run bench --', name, ...args].join(' ');
    const date = new Date().toISOString().slice(0, 10);
    await recordSection({ name, title: bench.title, text, command, date, plots });
  }
  return code;
}

/** Does the work and keeps what it prints, which is shown all the same. */
async function listening(work: () => Promise<number>): Promise<{ code: number; text: string }> {
  let text = '';
  const { stdout } = process;
  const write = stdout.write.bind(stdout);
  stdout.write = (chunk: string | Uint8Array, ...rest: never[]) => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return write(chunk, ...rest);
  };
  try {
    return { code: await work(), text: text.replace(COLOUR, '') };
  } finally {
    stdout.write = write;
  }
}
