import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../../../platform/audit/audit-log.js';
import type { AdminActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import type { Tx } from '../../../platform/database/tx.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { assertVersion } from '../../../platform/http/etag.js';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../../platform/storage/object-storage.port.js';
import { ItemsRepository } from '../sessions/items.repository.js';
import { isInFrame, withoutEmpty, type AnnotatedBox, type AnnotatedFrame } from './annotation.js';
import { TruthRepository, type NamedProduct, type TruthRow } from './truth.repository.js';

/** A key frame with what is drawn on it: by staff, or at first by the recogniser. */
export interface TruthFrame extends AnnotatedFrame {
  readonly imageUrl: string;
}

/** A confirmed report with its frames and the products of its store. */
export interface TruthFile {
  readonly row: TruthRow;
  readonly frames: readonly TruthFrame[];
  readonly products: readonly NamedProduct[];
}

interface KeyFrame {
  readonly timeMs: number;
  readonly key: string;
  /** What the recogniser saw best in this frame. */
  readonly seen: readonly AnnotatedBox[];
}

/** Staff draw boxes on the frames of a confirmed report and name the products in them. */
@Injectable()
export class AnnotationsService {
  constructor(
    private readonly db: Db,
    private readonly truth: TruthRepository,
    private readonly items: ItemsRepository,
    private readonly audit: AuditLog,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  /** @throws AppError `resource.not_found` */
  async file(actor: AdminActor, id: string): Promise<TruthFile> {
    const found = await this.db.write(actor, async (tx) => {
      const row = await this.findOrFail(tx, id);
      await this.audit.record(tx, { action: 'ground_truth.viewed', target: `ground_truth:${id}` });
      return {
        row,
        frames: await this.keyFrames(tx, row),
        products: await this.truth.products(tx, row.store_id),
      };
    });
    const drawn = new Map(found.row.annotations?.map(({ timeMs, boxes }) => [timeMs, boxes]));
    const isDrawn = found.row.annotations !== null;
    return {
      ...found,
      frames: await Promise.all(
        found.frames.map(async ({ timeMs, key, seen }) => ({
          timeMs,
          imageUrl: await this.storage.presignRead(key),
          boxes: isDrawn ? (drawn.get(timeMs) ?? []) : seen,
        })),
      ),
    };
  }

  /**
   * Keeps what was drawn, in place of what was drawn before.
   * @throws AppError `resource.not_found`, `request.invalid`, `resource.precondition_failed`
   */
  annotate(
    actor: AdminActor,
    id: string,
    frames: readonly AnnotatedFrame[],
    version: number | undefined,
  ): Promise<TruthRow> {
    return this.db.write(actor, async (tx) => {
      const before = await this.findOrFail(tx, id);
      assertVersion(version, before.version);
      await this.assertRight(tx, before, frames);
      const drawn = withoutEmpty(frames);
      await this.truth.annotate(tx, id, drawn);
      await this.audit.record(tx, {
        action: 'ground_truth.annotated',
        target: `ground_truth:${id}`,
        before: { boxes: countOf(before.annotations ?? []) },
        after: { boxes: countOf(drawn) },
      });
      return this.findOrFail(tx, id);
    });
  }

  /** Boxes lie in frames of this very film, around products of this very store. */
  private async assertRight(
    tx: Tx,
    row: TruthRow,
    frames: readonly AnnotatedFrame[],
  ): Promise<void> {
    const times = new Set((await this.keyFrames(tx, row)).map(({ timeMs }) => timeMs));
    const named = frames.flatMap(({ boxes }) => boxes.flatMap(({ productId }) => productId ?? []));
    const products = await this.truth.ownProducts(tx, row.store_id, named);
    frames.forEach(({ timeMs, boxes }, index) => {
      const at = `frames.${index}`;
      if (!times.has(timeMs)) throw invalid(`${at}.timeMs`, 'Ese cuadro no es de esta sesión.');
      boxes.forEach((box, place) => {
        const field = `${at}.boxes.${place}`;
        if (!isInFrame(box)) throw invalid(field, 'El recuadro se sale de la imagen.');
        if (box.productId !== null && !products.has(box.productId)) {
          throw invalid(`${field}.productId`, 'Ese producto no es de esta tienda.');
        }
      });
    });
  }

  private async keyFrames(tx: Tx, row: TruthRow): Promise<KeyFrame[]> {
    const facings = await this.items.shelf(tx, row.store_id, row.session_id);
    const lines = await this.items.list(tx, row.store_id, row.session_id);
    const productOf = new Map(lines.map(({ id, product_id: product }) => [id, product]));
    const frames = new Map<number, { key: string; seen: AnnotatedBox[] }>();
    for (const { frame_time_ms: timeMs, frame_s3_key: key, box, item_id: itemId } of facings) {
      const frame = frames.get(timeMs) ?? { key, seen: [] };
      frame.seen.push({ ...box, productId: productOf.get(itemId) ?? null });
      frames.set(timeMs, frame);
    }
    return [...frames]
      .map(([timeMs, frame]) => ({ timeMs, ...frame }))
      .sort((a, b) => a.timeMs - b.timeMs);
  }

  private async findOrFail(tx: Tx, id: string): Promise<TruthRow> {
    const row = await this.truth.find(tx, id);
    if (!row) throw PlatformError.notFound();
    return row;
  }
}

function countOf(frames: readonly AnnotatedFrame[]): number {
  return frames.reduce((sum, { boxes }) => sum + boxes.length, 0);
}

function invalid(field: string, message: string) {
  return PlatformError.invalid([{ field, code: 'invalid', message }]);
}
