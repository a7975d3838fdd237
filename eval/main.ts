import { parseArgs } from 'node:util';
import { loadSet } from './film-set.js';
import { MODES, runFilm, type FilmRun, type Mode } from './run-film.js';
import { renderTables } from './table.js';
import { totalsOf } from './totals.js';

const USAGE = `usage: npm run eval -- DIR [--json] [--mode oracle,oracleNoisy,local] [--only NAME]

Runs the counting pipeline over the films of DIR (NAME.mp4 with NAME.json and NAME.camera.json) and
compares it with the truth. --json prints one object as the last line.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      mode: { type: 'string', default: MODES.join(',') },
      only: { type: 'string' },
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
  const runs: FilmRun[] = [];
  for (const film of films) {
    console.error(`${film.name} (${runs.length + 1} of ${films.length})`);
    runs.push(await runFilm(film, modes.filter(isMode)));
  }
  const total = totalsOf(runs);
  console.log(renderTables(runs, total));
  if (values.json) console.log(JSON.stringify({ videos: runs.map((run) => run.report), total }));
  return 0;
}

function isMode(text: string): text is Mode {
  return (MODES as readonly string[]).includes(text);
}

process.exitCode = await main();
