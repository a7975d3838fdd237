import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { enrolProducts, planEnrolment } from '../tools/lib/client/enrol.js';
import { startVisionVendor } from '../tools/lib/chaos/vision-vendor.js';
import { testFilm, type TestFilm } from '../tools/e2e/support/test-film.js';
import type { PlotSink } from './support/bench.js';
import { decodeOnly } from './support/decode-only.js';
import { FilmWorks, type FilmRun } from './support/film-works.js';
import { growthPlot } from './support/plot.js';
import { printTable } from './support/report.js';

export const title = 'Films an hour, and more workers';

/** The target: films of 45 s at 720p that one machine takes in an hour with a vendor that does not wait. */
const TARGET_PER_HOUR = 1_000;
const MAX_WORKER_MIB = 1_024;

/**
 * `npm run bench -- films [--films N] [--workers 1,2,4]`: films that wait in the queue are taken up by one,
 * two and four worker processes over Redis, PostgreSQL and the object store, with a model of one's own
 * on loopback (contract of docs/providers) and with the local recogniser; beside ffmpeg decoding
 * the same film, one after another.
 */
export async function run(args: readonly string[], plots: PlotSink): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      films: { type: 'string', default: '12' },
      workers: { type: 'string', default: '1,2,4' },
      local: { type: 'string', default: '2' },
    },
  });
  const film = await testFilm({ seed: 1, kind: 'pan', durationS: 45 });
  const decoding = await decodeOnly(film.videoPath);
  const workers = values.workers.split(',').map(Number);
  const custom = await measureCustom(film, Number(values.films), workers);
  const local = await measureLocal(film, Number(values.local), 1);
  tell(decoding, custom, local);
  plots.add(
    'films-by-workers',
    'films an hour by worker processes',
    growthPlot({
      labels: custom.map((each) => String(each.workers)),
      lines: [{ name: 'films an hour', values: custom.map(perHour) }],
      x: 'worker processes on two cores',
      y: 'films an hour',
    }),
  );
  const runs = [...custom, local];
  const isWhole = runs.every(({ whole, films }) => whole === films);
  const isSmall = runs.every(({ peakMiB }) => peakMiB < MAX_WORKER_MIB);
  return isWhole && isSmall && Math.max(...custom.map(perHour)) >= TARGET_PER_HOUR ? 0 : 1;
}

async function measureCustom(
  film: TestFilm,
  films: number,
  workers: readonly number[],
): Promise<FilmRun[]> {
  const vendor = await startVisionVendor();
  const works = await FilmWorks.open(films, { CUSTOM_PROVIDER_URL: vendor.url });
  try {
    const runs: FilmRun[] = [];
    for (const count of workers) runs.push(await works.run(film.videoPath, films, count));
    return runs;
  } finally {
    await works.close();
    await vendor.stop();
  }
}

async function measureLocal(film: TestFilm, films: number, workers: number): Promise<FilmRun> {
  const works = await FilmWorks.open(films, {});
  try {
    const plan = await planEnrolment(film.refsDir, { counts: film.counts });
    for (const { client, storeId } of works.shops) await enrolProducts(client, storeId, plan);
    return await works.run(film.videoPath, films, workers);
  } finally {
    await works.close();
  }
}

const perHour = ({ films, seconds }: FilmRun): number => (films / seconds) * 3600;

function tell(decodingSeconds: number, custom: readonly FilmRun[], local: FilmRun): void {
  const load = (loadavg()[0] ?? 0).toFixed(1);
  console.log(`45 s of 720p; decoding alone ${decodingSeconds.toFixed(2)} s; load ${load}`);
  const row = (name: string, run: FilmRun): string[] => [
    name,
    perHour(run).toFixed(0),
    (run.seconds / run.films).toFixed(2),
    (run.cpuSeconds / run.films).toFixed(2),
    (run.seconds / run.films / decodingSeconds).toFixed(1),
    run.peakMiB.toFixed(0),
    `${run.whole} of ${run.films}`,
  ];
  printTable(
    ['', 'films/h', 's each', 'CPU s each', '/ decoding', 'worker MiB', 'once, paid once'],
    [
      ...custom.map((run) => row(`custom, ${run.workers} workers`, run)),
      row('local, 1 worker', local),
    ],
  );
  const [first] = custom;
  if (first) {
    const sizes = `${first.databaseKiB.toFixed(0)} KiB in the database, ${first.objectsKiB.toFixed(0)} KiB of objects`;
    console.log(`left behind by a film, itself included: ${sizes}`);
  }
  console.log(`targets: ${TARGET_PER_HOUR} films an hour, a worker below ${MAX_WORKER_MIB} MiB`);
}
