import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Box } from '@miinventario/counting';
import {
  decodeDescriptor,
  describeReference,
  encodeDescriptor,
  type CatalogueEntry,
  type ReferenceDescriptor,
} from '../src/index.js';

const run = promisify(execFile);

export interface TruthBox {
  readonly product: string | null;
  readonly box: Box;
}

export interface Film {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly boxes: readonly TruthBox[];
  /** Frame number -> 3x3 row-major, canvas to frame. */
  readonly homographies: Readonly<Record<string, readonly number[]>>;
}

export function readFilm(set: string, name: string): Film {
  const truth = JSON.parse(readFileSync(join(set, `${name}.json`), 'utf8')) as {
    width: number;
    height: number;
    counts: Record<string, number>;
    boxes_canvas_xywh: Array<{ product: string | null; box: [number, number, number, number] }>;
  };
  const camera = JSON.parse(readFileSync(join(set, `${name}.camera.json`), 'utf8')) as {
    homographies: Record<string, number[]>;
  };
  return {
    name,
    width: truth.width,
    height: truth.height,
    counts: truth.counts,
    boxes: truth.boxes_canvas_xywh.map(({ product, box: [x, y, width, height] }) => ({
      product,
      box: { x, y, width, height },
    })),
    homographies: camera.homographies,
  };
}

export function filmNames(set: string): string[] {
  return readdirSync(set)
    .filter((file) => file.endsWith('.mp4'))
    .map((file) => file.slice(0, -4))
    .sort();
}

/** Every `step`-th frame of a film as JPEG files, decoded once and kept in the temporary folder. */
export async function filmFrames(set: string, name: string, step: number): Promise<string[]> {
  const folder = join(tmpdir(), 'recognition-bench', `${name}-${step}`);
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true });
    const filter = `select='not(mod(n,${step}))'`;
    const input = join(set, `${name}.mp4`);
    await run('ffmpeg', [
      '-v',
      'error',
      '-i',
      input,
      '-vf',
      filter,
      '-vsync',
      '0',
      '-q:v',
      '2',
      '-frame_pts',
      '1',
      join(folder, '%06d.jpg'),
    ]);
  }
  return readdirSync(folder)
    .sort()
    .map((file) => join(folder, file));
}

/** Canvas box to the bounding box of its corners in the frame. */
export function projectBox(h: readonly number[], box: Box): Box {
  const [a, b, c, d, e, f, g, i, j] = h as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const corners = [
    [box.x, box.y],
    [box.x + box.width, box.y],
    [box.x + box.width, box.y + box.height],
    [box.x, box.y + box.height],
  ] as const;
  const points = corners.map(([x, y]) => {
    const w = g * x + i * y + j;
    return { x: (a * x + b * y + c) / w, y: (d * x + e * y + f) / w };
  });
  const x = Math.min(...points.map((p) => p.x));
  const y = Math.min(...points.map((p) => p.y));
  return {
    x,
    y,
    width: Math.max(...points.map((p) => p.x)) - x,
    height: Math.max(...points.map((p) => p.y)) - y,
  };
}

/** Descriptions are kept between runs; delete the folder after changing how photos are described. */
async function describeCached(path: string): Promise<ReferenceDescriptor | undefined> {
  const kept = join(tmpdir(), 'recognition-bench', `${path.replaceAll('/', '_')}.mird`);
  if (existsSync(kept)) return decodeDescriptor(readFileSync(kept));
  const result = await describeReference(readFileSync(path));
  if (!result.ok) return undefined;
  mkdirSync(join(tmpdir(), 'recognition-bench'), { recursive: true });
  writeFileSync(kept, encodeDescriptor(result.descriptor));
  return result.descriptor;
}

/** Enrols `key` from refs/KEY where that exists, otherwise as a bare barcode. */
export async function enrol(
  set: string,
  key: string,
  choose: (file: string) => boolean,
): Promise<CatalogueEntry> {
  const folder = join(set, 'refs', key);
  if (!existsSync(folder)) return { productId: key, barcodes: [key], references: [] };
  const references: ReferenceDescriptor[] = [];
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.jpg') || !choose(file)) continue;
    const reference = await describeCached(join(folder, file));
    if (reference) references.push(reference);
  }
  return { productId: key, barcodes: [], references };
}
