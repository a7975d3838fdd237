import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { loadSet } from './film-set.js';
import { appendHistory, changesSince, currentCommit, readHistory, toEntry } from './history.js';
import { renderPage } from './page/render-page.js';
import { providersFromEnvironment } from './ask-provider.js';
import { DEFAULT_MODES, isMode, MODES, type Mode } from './modes.js';
import { runFilm, type FilmRun } from './run-film.js';
import { renderTables } from './table.js';
import { totalsOf, type ModeTotal } from './totals.js';

const OUT = join(import.meta.dirname, 'out');
const HISTORY = join(import.meta.dirname, 'history.jsonl');
const USAGE = `usage: npm run eval -- DIR [--json] [--mode MODES] [--only NAME] [--out DIR] [--no-page] [--no-history]

Runs the counting pipeline over the films of DIR (NAME.mp4 with NAME.json, and NAME.camera.json where
the camera is known) and compares it with the truth. MODES are ${MODES.join(', ')}, without spaces
between; ${DEFAULT_MODES.join(',')} unless told. The last three ask the provider of the server's own
environment variables, and cost money.

Writes a page with plots and pictures of the merged shelves into --out (${OUT}), and
a line for a whole set into ${HISTORY}. --json prints one object as the last line.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    allowNegative: true,
    options: {
      json: { type: 'boolean', default: false },
      mode: { type: 'string', default: DEFAULT_MODES.join(',') },
      only: { type: 'string' },
      out: { type: 'string', default: OUT },
      page: { type: 'boolean', default: true },
      history: { type: 'boolean', default: true },
      help: { type: 'boolean', default: false },
    },
  });
  const directory = positionals[0];
  const modes = values.mode.split(',');
  if (values.help || directory === undefined || !modes.every(isMode)) {
    console.error(USAGE);
    return values.help ? 0 : 2;
  }
  const films = await loadSet(directory, values.only);
  if (films.length === 0) {
    console.error(`no film with truth in ${directory}`);
    return 2;
  }
  const providers = providersFromEnvironment(modes, process.env);
  const runs: FilmRun[] = [];
  for (const film of films) {
    console.error(`${film.name} (${runs.length + 1} of ${films.length})`);
    runs.push(await runFilm(film, { modes, providers, isPictured: values.page }));
  }
  const totals = totalsOf(runs);
  console.log(renderTables(runs, totals));
  const set = basename(resolve(directory));
  await keep(set, runs, totals, {
    out: values.page ? values.out : undefined,
    // A part of a set says nothing about the set.
    isKept: values.history && values.only === undefined,
  });
  const videos = runs.map((run) => run.report);
  if (values.json) console.log(JSON.stringify({ videos, total: totals }));
  return 0;
}

/** Compares with the runs before, adds this one to them, and writes the page. */
async function keep(
  set: string,
  runs: readonly FilmRun[],
  totals: Partial<Record<Mode, ModeTotal>>,
  { out, isKept }: { out: string | undefined; isKept: boolean },
): Promise<void> {
  const entry = toEntry(set, runs.length, totals, {
    commit: await currentCommit(),
    now: new Date(),
  });
  const history = await readHistory(HISTORY);
  if (isKept) {
    for (const { mode, before, now, since, isWorse } of changesSince(history, entry)) {
      const verdict = isWorse ? 'WORSE than' : 'against';
      const [a, b] = [before, now].map((value) => `${(100 * value).toFixed(1)} %`);
      console.error(
        `${mode}: count error ${b}, ${verdict} ${a} on ${since.date} (${since.commit})`,
      );
    }
    await appendHistory(HISTORY, entry).catch((error: unknown) => {
      // A folder that may only be read is no reason to lose the figures.
      console.error(`the history could not be written: ${String(error)}`);
    });
  }
  if (out === undefined) return;
  await mkdir(out, { recursive: true });
  const file = join(out, `${set}.html`);
  const same = history.filter((old) => old.set === set && old.films === runs.length);
  await writeFile(file, renderPage({ set, films: runs, totals, history: [...same, entry] }));
  console.error(`page: ${pathToFileURL(resolve(file)).href}`);
}

process.exitCode = await main();
