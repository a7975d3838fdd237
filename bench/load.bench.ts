import { parseArgs } from 'node:util';
import { percentile, runLoad } from '../tools/lib/load/run-load.js';
import type { PlotSink } from './support/bench.js';
import { growthPlot } from './support/plot.js';

export const title = 'Virtual shops, to saturation';

/**
 * `npm run bench -- load [--users N] [--minutes M] [--steps K]`: `npm run load` in steps, each at twice the
 * rate of the one before; 500 active users are 100 requests a second.
 */
export async function run(args: readonly string[], plots: PlotSink): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      users: { type: 'string', default: '500' },
      minutes: { type: 'string', default: '1' },
      steps: { type: 'string', default: '4' },
    },
  });
  const { steps, isGood } = await runLoad({
    users: Number(values.users),
    minutes: Number(values.minutes),
    steps: Number(values.steps),
  });
  const line = (name: string, share: number) => ({
    name,
    values: steps.map(({ samples }) => percentile(samples, share)),
  });
  plots.add(
    'load',
    'milliseconds by requests a second',
    growthPlot({
      labels: steps.map(({ wantedPerSecond }) => wantedPerSecond.toFixed(0)),
      lines: [line('p50', 0.5), line('p95', 0.95), line('p99', 0.99)],
      x: 'requests a second asked for',
      y: 'ms',
    }),
  );
  return isGood ? 0 : 1;
}
