import { readdir, readFile, stat } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { invert, multiply, normalise, type Box, type Homography } from '@miinventario/counting';

/** One thing that truly stands on the shelf. */
export interface TrueBox {
  readonly product: string;
  /** In pixels of the canvas that the camera filmed. */
  readonly box: Box;
  /** Depth in canvas pixels behind the front plane, in films with depth. */
  readonly homographies?: ReadonlyMap<number, Homography>;
}

/** A film with its truth, in the format of a set. */
export interface FilmCase {
  readonly name: string;
  readonly videoPath: string;
  readonly refsDir: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly boxes: readonly TrueBox[];
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  /** Frames whose camera is written down, ascending; none in a set that people counted. */
  readonly frames: readonly number[];
  readonly camera: ReadonlyMap<number, Homography>;
}

/** People's corrections tell counts alone: then boxes and camera are absent. */
interface TruthFile {
  readonly width?: number;
  readonly height?: number;
  readonly fps?: number;
  readonly counts: Record<string, number>;
  readonly boxes_canvas_xywh?: ReadonlyArray<{
    readonly product: string;
    readonly box: readonly [number, number, number, number];
    readonly layer?: number;
  }>;
}

interface CameraFile {
  readonly homographies: Record<string, readonly number[]>;
  /** Films with depth: one camera per layer of facings. */
  readonly layers?: ReadonlyArray<Record<string, readonly number[]>>;
}

const FILM = /\.(mp4|mov|webm|mkv)$/i;

/** The films of a set, by name; `only` keeps those whose name contains it. */
export async function loadSet(directory: string, only?: string): Promise<FilmCase[]> {
  const files = (await readdir(directory))
    .filter((file) => FILM.test(file) && (only === undefined || file.includes(only)))
    .sort();
  const cases: FilmCase[] = [];
  for (const file of files) {
    const truth = join(directory, `${parse(file).name}.json`);
    if (await exists(truth)) cases.push(await loadFilm(directory, file));
  }
  return cases;
}

async function loadFilm(directory: string, file: string): Promise<FilmCase> {
  const { name } = parse(file);
  const truth = JSON.parse(await readFile(join(directory, `${name}.json`), 'utf8')) as TruthFile;
  const cameraPath = join(directory, `${name}.camera.json`);
  const camera: CameraFile = (await exists(cameraPath))
    ? (JSON.parse(await readFile(cameraPath, 'utf8')) as CameraFile)
    : { homographies: {} };
  const main = toMap(camera.homographies);
  const layers = (camera.layers ?? []).map(toMap);
  return {
    name,
    videoPath: join(directory, file),
    refsDir: join(directory, 'refs'),
    counts: truth.counts,
    boxes: (truth.boxes_canvas_xywh ?? []).map(
      ({ product, box: [x, y, width, height], layer }) => ({
        product,
        box: { x, y, width, height },
        homographies: layer === undefined ? undefined : layers[layer],
      }),
    ),
    width: truth.width ?? 0,
    height: truth.height ?? 0,
    fps: truth.fps ?? 0,
    frames: [...main.keys()].sort((a, b) => a - b),
    camera: main,
  };
}

function toMap(table: Record<string, readonly number[]>): Map<number, Homography> {
  return new Map(
    Object.entries(table).map(([frame, h]) => [Number(frame), h as unknown as Homography]),
  );
}

/** The true map from canvas to frame; between two written frames, the mean of both. */
export function trueCamera(film: FilmCase, frame: number, box?: TrueBox): Homography | undefined {
  const table = box?.homographies ?? film.camera;
  const exact = table.get(frame);
  if (exact !== undefined) return exact;
  const next = film.frames.findIndex((f) => f > frame);
  const a = film.frames[next - 1];
  const b = film.frames[next];
  if (a === undefined || b === undefined) return undefined;
  const share = (frame - a) / (b - a);
  const ha = table.get(a);
  const hb = table.get(b);
  if (ha === undefined || hb === undefined) return undefined;
  const [na, nb] = [normalise(ha), normalise(hb)];
  return na.map((value, i) => value + share * ((nb[i] ?? value) - value)) as unknown as Homography;
}

/** The true map from one frame to another on the plane of a box, or of the shelf. */
export function trueMotion(
  film: FilmCase,
  from: number,
  to: number,
  box?: TrueBox,
): Homography | undefined {
  const a = trueCamera(film, from, box);
  const b = trueCamera(film, to, box);
  return a === undefined || b === undefined ? undefined : multiply(b, invert(a));
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
