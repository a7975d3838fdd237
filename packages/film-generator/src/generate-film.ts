import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apply, boundsOf, type Homography } from '@miinventario/counting';
import { arrangeShelf, type Arrangement, type PlacedFacing } from './arrange-shelf.js';
import { buildScene } from './build-scene.js';
import { HandHeldCamera, type CameraPose } from './camera-path.js';
import { startEncoder } from './encode-film.js';
import { KINDS, type FilmKind, type KindPlan } from './film-kinds.js';
import type { Product } from './invent-products.js';
import { Lens, type Exposure } from './lens.js';
import { Random } from './random.js';
import { clearFrame, drawSprite, newFrame } from './warp.js';
import { writeReferences } from './write-references.js';

export interface GenerateOptions {
  readonly seed: number;
  readonly kind: FilmKind;
  /** Gets NAME.mp4, NAME.json, NAME.camera.json and refs/KEY/*.jpg. Created if missing. */
  readonly outDir: string;
  /** File name without ending; `<kind>_<seed>` unless told. */
  readonly name?: string;
  /** Packs, boards and wall at their own depths: parallax and occlusion instead of one plane. */
  readonly depth?: boolean;
  readonly durationS?: number;
  readonly fps?: number;
  /** Multiplies the kind's shake. */
  readonly shake?: number;
  readonly ffmpeg?: string;
  /** Encoder arguments in place of H.264's, such as `['-c:v', 'libx265', '-tag:v', 'hvc1']`. */
  readonly codec?: readonly string[];
  /** Enlarges frame and scene alike, 1.5 for 1080p. */
  readonly resolution?: number;
  readonly skipReferences?: boolean;
  /** Another hand films the same shelf: the path's tremor, the lens and how the light wanders. */
  readonly cameraSeed?: number;
  /** Multiplies the kind's light, 1 by default. */
  readonly light?: number;
}

export interface GeneratedFilm {
  readonly name: string;
  readonly videoPath: string;
  readonly truthPath: string;
  readonly refsDir: string;
  /** Facings of each enrolled product. */
  readonly counts: Readonly<Record<string, number>>;
  readonly products: readonly Product[];
  readonly width: number;
  readonly height: number;
  readonly durationMs: number;
}

/** Frames whose camera is written down. */
const CAMERA_STEP = 5;

/**
 * Draws packs, sets them on a shelf, films them with a shaking hand, and writes the film with its
 * exact truth and enrolment photos. The same options give the same film. Needs ffmpeg with libx264.
 */
export async function generateFilm(options: GenerateOptions): Promise<GeneratedFilm> {
  const random = new Random(options.seed * 31 + options.kind.length);
  const plan = planFor(options);
  const hasDepth = options.depth === true;
  const shelf = arrangeShelf(random, plan, hasDepth);
  const durationS = options.durationS ?? plan.durationS;
  const hand = options.cameraSeed === undefined ? random : new Random(options.cameraSeed * 7 + 3);
  const camera = new HandHeldCamera(hand, plan, durationS, shelf, hasDepth);
  const name = options.name ?? `${options.kind}_${String(options.seed).padStart(2, '0')}`;
  await mkdir(options.outDir, { recursive: true });
  const videoPath = join(options.outDir, `${name}.mp4`);
  const fps = options.fps ?? 30;
  const poses = Array.from({ length: Math.round(durationS * fps) }, (_, i) =>
    camera.poseAt(i / fps),
  );
  await shoot({ random, hand, plan, shelf, camera, poses, fps, videoPath, hasDepth, options });
  const truth = describeTruth(shelf, plan, camera, poses, fps, name);
  const truthPath = join(options.outDir, `${name}.json`);
  await writeFile(truthPath, `${JSON.stringify(truth, null, 1)}\n`);
  await writeFile(
    join(options.outDir, `${name}.camera.json`),
    JSON.stringify(describeCamera(shelf, camera, poses, name, hasDepth)),
  );
  const refsDir = join(options.outDir, 'refs');
  if (options.skipReferences !== true) {
    for (const product of shelf.enrolled) {
      await writeReferences(product, join(refsDir, product.key));
    }
  }
  return {
    name,
    videoPath,
    truthPath,
    refsDir,
    counts: truth.counts,
    products: shelf.enrolled,
    width: plan.frame.width,
    height: plan.frame.height,
    durationMs: Math.round(durationS * 1000),
  };
}

function planFor(options: GenerateOptions): KindPlan {
  const plan = KINDS[options.kind];
  const factor = options.resolution ?? 1;
  return {
    ...plan,
    shake: plan.shake * (options.shake ?? 1),
    exposure: plan.exposure * (options.light ?? 1),
    scale: plan.scale * factor,
    frame: { width: plan.frame.width * factor, height: plan.frame.height * factor },
  };
}

interface Shoot {
  /** Draws what stands there. */
  readonly random: Random;
  /** Moves who films it. */
  readonly hand: Random;
  readonly plan: KindPlan;
  readonly shelf: Arrangement;
  readonly camera: HandHeldCamera;
  readonly poses: readonly CameraPose[];
  readonly fps: number;
  readonly videoPath: string;
  readonly hasDepth: boolean;
  readonly options: GenerateOptions;
}

async function shoot(film: Shoot): Promise<void> {
  const { random, hand, plan, camera, poses, fps } = film;
  const { width, height } = plan.frame;
  const sprites = await buildScene(random, film.shelf, film.hasDepth);
  const encoder = startEncoder({
    ffmpeg: film.options.ffmpeg ?? 'ffmpeg',
    width,
    height,
    fps,
    path: film.videoPath,
    codec: film.options.codec,
  });
  const lens = new Lens(hand, width, height);
  const frame = newFrame(width, height);
  const light = { phase: hand.between(0, 6), slow: hand.between(0.15, 0.4) };
  for (const [index, pose] of poses.entries()) {
    clearFrame(frame);
    const views = new Map<number, Homography>();
    for (const sprite of sprites) {
      const view = views.get(sprite.depth) ?? camera.viewOf(pose, sprite.depth);
      views.set(sprite.depth, view);
      drawSprite(frame, sprite, view);
    }
    lens.expose(frame, exposureAt(index, film, light));
    await encoder.write(frame);
  }
  await encoder.finish();
}

/** A shutter open for a third of the frame's time smears what moves; the light wanders. */
function exposureAt(
  index: number,
  film: Shoot,
  light: { readonly phase: number; readonly slow: number },
): Exposure {
  const { plan, camera, poses, fps, hasDepth } = film;
  const pose = poses[index];
  const next = poses[Math.min(poses.length - 1, index + 1)];
  const t = index / fps;
  const move =
    pose === undefined || next === undefined ? { x: 0, y: 0 } : smear(camera, pose, next);
  const shutter = plan.exposure < 0.8 ? 0.5 : 0.3;
  const focus = plan.blur * (0.7 + 0.5 * Math.sin(t * 0.9 + light.phase));
  return {
    blurX: Math.max(focus, Math.abs(move.x) * shutter * plan.blur),
    blurY: Math.max(focus, Math.abs(move.y) * shutter * plan.blur),
    gain: plan.exposure * (1 + 0.14 * Math.sin(2 * Math.PI * light.slow * t + light.phase)),
    noise: plan.exposure < 0.8 ? 4 : 1.6,
    banding: hasDepth ? 0.07 : 0,
    phase: t * 5.3,
  };
}

/** Frame pixels that the middle of the picture moves by until the next frame. */
function smear(
  camera: HandHeldCamera,
  pose: CameraPose,
  next: CameraPose,
): { x: number; y: number } {
  const after = apply(camera.viewOf(next, 0), pose.x, pose.y);
  const before = apply(camera.viewOf(pose, 0), pose.x, pose.y);

  return { x: after.x - before.x, y: after.y - before.y };
}

interface TruthBox {
  readonly product: string;
  readonly label: string;
  readonly box: readonly [number, number, number, number];
  readonly row: number;
  readonly layer: number;
  readonly frames_wholly_visible: number;
}

function describeTruth(
  shelf: Arrangement,
  plan: KindPlan,
  camera: HandHeldCamera,
  poses: readonly CameraPose[],
  fps: number,
  name: string,
) {
  const boxes: TruthBox[] = shelf.facings.map((facing) => ({
    product: facing.product.key,
    label: `${facing.product.brand} ${facing.product.name} ${facing.product.variant} ${facing.product.size}`,
    box: [facing.box.x, facing.box.y, facing.box.width, facing.box.height],
    row: facing.row,
    layer: facing.layer,
    frames_wholly_visible: framesWhollyVisible(facing, shelf, plan, camera, poses),
  }));
  const count = (products: readonly Product[]): Record<string, number> =>
    Object.fromEntries(
      products.map((p) => [p.key, shelf.facings.filter((f) => f.product === p).length]),
    );
  const counts = count(shelf.enrolled);
  return {
    video: `${name}.mp4`,
    width: plan.frame.width,
    height: plan.frame.height,
    fps,
    duration_s: poses.length / fps,
    camera: { mode: plan.path, shake: plan.shake, exposure: plan.exposure, blur: plan.blur },
    counts,
    total_enrolled: Object.values(counts).reduce((a, b) => a + b, 0),
    unlisted_on_shelf: count(shelf.unlisted),
    total_facings: shelf.facings.length,
    min_frames_wholly_visible: Math.min(...boxes.map((box) => box.frames_wholly_visible)),
    canvas: [shelf.width, shelf.height],
    products: Object.fromEntries(
      shelf.enrolled.map(({ key, brand, name: good, variant, size, barcode }) => [
        key,
        { brand, name: `${good} ${variant}`, size, barcode },
      ]),
    ),
    boxes_canvas_xywh: boxes,
  };
}

function framesWhollyVisible(
  facing: PlacedFacing,
  shelf: Arrangement,
  plan: KindPlan,
  camera: HandHeldCamera,
  poses: readonly CameraPose[],
): number {
  const { width, height } = plan.frame;
  return poses.filter((pose) => {
    const b = boundsOf(camera.viewOf(pose, shelf.depths[facing.layer] ?? 0), facing.box);
    return b.x >= 0 && b.y >= 0 && b.x + b.width <= width && b.y + b.height <= height;
  }).length;
}

function describeCamera(
  shelf: Arrangement,
  camera: HandHeldCamera,
  poses: readonly CameraPose[],
  name: string,
  hasDepth: boolean,
) {
  const table = (depth: number): Record<string, number[]> =>
    Object.fromEntries(
      poses.flatMap((pose, frame) =>
        frame % CAMERA_STEP === 0
          ? [[String(frame), camera.viewOf(pose, depth).map((v) => Number(v.toPrecision(9)))]]
          : [],
      ),
    );
  return {
    video: `${name}.mp4`,
    note: '3x3 row-major, canvas point -> frame pixel, every 5th frame; layers: the same per depth',
    homographies: table(0),
    ...(hasDepth ? { layers: shelf.depths.map(table) } : {}),
  };
}
