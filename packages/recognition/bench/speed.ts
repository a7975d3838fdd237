/**
 * Time of a frame and of opening a catalogue, by the number of enrolled products:
 *   npx tsx -C source packages/recognition/bench/speed.ts [SET] [--sizes 20,200,2000]
 * Real products come first; the rest are real references with their descriptors' bytes and places
 * disturbed, so that the index is as full and as varied as a large store's. CPU seconds are given
 * too, since a busy machine stretches the wall clock.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRecognizer, type CatalogueEntry, type ReferenceDescriptor } from '../src/index.js';
import { randomFrom } from '../src/matching/kd-forest.js';
import { enrol, filmFrames } from './film-set.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string', default: '20,200,2000' },
    film: { type: 'string', default: 'dev_01_pan' },
  },
});
const shared = process.env['SHARED_DIR'] ?? join(process.cwd(), '..', 'shared');
const set = positionals[0] ?? join(shared, 'shelf', 'dev');
const random = randomFrom(42);

function disturbed(reference: ReferenceDescriptor): ReferenceDescriptor {
  const { features } = reference;
  const descriptors = features.descriptors.map((value) =>
    Math.max(0, Math.min(255, Math.round(value * (0.4 + 1.2 * random()) + 30 * (random() - 0.5)))),
  );
  const mixed = (part: Float32Array): Float32Array => part.map((v) => v * (0.7 + 0.3 * random()));
  return {
    ...reference,
    features: { ...features, x: mixed(features.x), y: mixed(features.y), descriptors },
  };
}

const real: CatalogueEntry[] = [];
for (const key of readdirSync(join(set, 'refs'))) {
  if (!existsSync(join(set, 'refs', key))) continue;
  const entry = await enrol(set, key, (file) => file.endsWith('.jpg'));
  real.push({ ...entry, references: entry.references.slice(0, 3) });
}
const frames = (await filmFrames(set, values.film, 150)).slice(0, 5);
const rows: Array<Record<string, string | number>> = [];
for (const size of values.sizes.split(',').map(Number)) {
  const catalogue = real.slice(0, size);
  for (let i = catalogue.length; i < size; i += 1) {
    const source = real[i % real.length] as CatalogueEntry;
    catalogue.push({
      productId: `extra-${i}`,
      barcodes: [],
      references: source.references.map(disturbed),
    });
  }
  const cpu = (): number => process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;
  let [wall, used] = [performance.now(), cpu()];
  const recognizer = createRecognizer(catalogue);
  const openMs = performance.now() - wall;
  const openCpu = cpu() - used;
  const times: number[] = [];
  const cpus: number[] = [];
  let named = 0;
  for (const [i, file] of frames.entries()) {
    [wall, used] = [performance.now(), cpu()];
    const found = await recognizer.detect({ frameIndex: i, image: readFileSync(file) });
    times.push(performance.now() - wall);
    cpus.push(cpu() - used);
    named += found.filter((f) => f.productId).length;
  }
  const rest = (list: number[]): number =>
    Math.round(list.slice(1).reduce((a, b) => a + b, 0) / (list.length - 1));
  rows.push({
    products: size,
    openMs: Math.round(openMs),
    openCpuMs: Math.round(openCpu),
    firstFrameMs: Math.round(times[0] ?? 0),
    firstCpuMs: Math.round(cpus[0] ?? 0),
    frameMs: rest(times),
    frameCpuMs: rest(cpus),
    named,
    memoryMiB: Math.round(process.memoryUsage().rss / 1048576),
  });
  await recognizer.close();
}
console.table(rows);
