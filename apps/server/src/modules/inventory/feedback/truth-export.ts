import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import sharp from 'sharp';
import type { JobActor, StoreId, SystemActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../../platform/storage/object-storage.port.js';
import { VideosService, type VideoRow } from '../../videos/index.js';
import type { NormalisedBox } from '../sessions/normalised-box.js';
import { TruthRepository, type TruthPicture, type TruthRow } from './truth.repository.js';

const EXPORTER: SystemActor = { kind: 'system', task: 'export-ground-truth' };
const PAGE = 100;

/** What became of one accepted truth. */
export interface ExportedTruth {
  readonly sessionId: string;
  /** Its folder, or undefined where the film is no longer kept. */
  readonly directory: string | undefined;
}

/**
 * Writes accepted truths as sets that `npm run eval` reads: one folder each with the film, its
 * counts and the enrolment photos, less what this very film had taught. The camera's path is
 * unknown of real films, so that counts alone can be judged; boxes that staff have drawn are in
 * fractions of their frames.
 */
@Injectable()
export class TruthExport {
  constructor(
    private readonly db: Db,
    private readonly truth: TruthRepository,
    private readonly videos: VideosService,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  /** @param outDir created if missing; what is there by the same names is written anew */
  async *run(outDir: string): AsyncGenerator<ExportedTruth> {
    for (let beforeId: string | undefined; ;) {
      const cursor = beforeId === undefined ? undefined : { key: '', id: beforeId };
      const rows = await this.db.read(EXPORTER, (tx) =>
        this.truth.list(tx, { status: 'ACCEPTED' }, { cursor, limit: PAGE }),
      );
      const page = rows.slice(0, PAGE);
      for (const row of page) yield await this.write(row, outDir);
      if (rows.length <= PAGE) return;
      beforeId = page.at(-1)?.id;
    }
  }

  private async write(row: TruthRow, outDir: string): Promise<ExportedTruth> {
    const { session_id: sessionId, store_id: storeId } = row;
    const actor: JobActor = {
      kind: 'job',
      name: 'export-ground-truth',
      storeId: storeId as StoreId,
    };
    const productIds = row.lines.flatMap(({ productId }) => productId ?? []);
    const { video, pictures, barcodes } = await this.db.read(actor, async (tx) => ({
      video: await this.videos.findBySession(tx, storeId, sessionId),
      pictures: await this.truth.pictures(tx, storeId, productIds, sessionId),
      barcodes: await this.truth.barcodes(tx, storeId, productIds),
    }));
    const film = video && (await this.read(video.s3_key));
    if (!video || !film) return { sessionId, directory: undefined };
    const name = `truth_${sessionId}`;
    const directory = join(outDir, name);
    await mkdir(directory, { recursive: true });
    await writeFile(join(directory, `${name}.mp4`), film);
    const keyOf = (productId: string): string =>
      pictures.some((picture) => picture.product_id === productId)
        ? productId
        : (barcodes.get(productId) ?? productId);
    await writeFile(
      join(directory, `${name}.json`),
      `${JSON.stringify(truthFile(name, row, video, keyOf), null, 1)}\n`,
    );
    const camera = { video: `${name}.mp4`, note: 'unknown of a real film', homographies: {} };
    await writeFile(join(directory, `${name}.camera.json`), JSON.stringify(camera));
    await this.writePictures(join(directory, 'refs'), pictures);
    return { sessionId, directory };
  }

  private async writePictures(refsDir: string, pictures: readonly TruthPicture[]): Promise<void> {
    const written = new Map<string, number>();
    for (const { product_id: productId, s3_key: key, crop } of pictures) {
      const photo = await this.read(key);
      if (!photo) continue;
      const number = (written.get(productId) ?? 0) + 1;
      written.set(productId, number);
      await mkdir(join(refsDir, productId), { recursive: true });
      await writeFile(join(refsDir, productId, `front_${number}.jpg`), await cut(photo, crop));
    }
  }

  private async read(key: string): Promise<Buffer | undefined> {
    const stream = await this.storage.read(key);
    if (!stream) return undefined;
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    return Buffer.concat(parts);
  }
}

function truthFile(
  name: string,
  row: TruthRow,
  video: VideoRow,
  keyOf: (productId: string) => string,
): object {
  const counts: Record<string, number> = {};
  for (const { productId, actual } of row.lines) {
    if (productId !== null && actual > 0) counts[keyOf(productId)] = actual;
  }
  return {
    video: `${name}.mp4`,
    width: video.width,
    height: video.height,
    // Not measured at admission; it matters only to the frames of a known camera path.
    fps: 30,
    duration_s: (video.duration_ms ?? 0) / 1000,
    counts,
    total_enrolled: Object.values(counts).reduce((a, b) => a + b, 0),
    unlisted_on_shelf: {},
    boxes_canvas_xywh: [],
    boxes_frames: (row.annotations ?? []).map(({ timeMs, boxes }) => ({
      time_ms: timeMs,
      boxes: boxes.map(({ productId, ...box }) => ({
        product: productId === null ? null : keyOf(productId),
        ...box,
      })),
    })),
  };
}

async function cut(photo: Buffer, crop: NormalisedBox): Promise<Buffer> {
  const { width, height } = await sharp(photo).metadata();
  const left = Math.min(width - 1, Math.floor(crop.x * width));
  const top = Math.min(height - 1, Math.floor(crop.y * height));
  return sharp(photo)
    .extract({
      left,
      top,
      width: Math.max(1, Math.min(width - left, Math.round(crop.width * width))),
      height: Math.max(1, Math.min(height - top, Math.round(crop.height * height))),
    })
    .jpeg({ quality: 92 })
    .toBuffer();
}
