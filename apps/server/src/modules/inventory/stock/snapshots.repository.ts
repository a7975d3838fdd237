import { Injectable } from '@nestjs/common';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { Cursor } from '../../../platform/http/cursor.js';
import type { ProductOfTheDay } from './counted.repository.js';
import type { SnapshotLine, SnapshotOutcome, SnapshotTotals } from './snapshot-lines.js';

export type SnapshotKind = 'SESSION' | 'FULL' | 'ZONE' | 'CATEGORY';

export interface NewSnapshot {
  readonly id: string;
  readonly storeId: string;
  readonly countId: string | null;
  readonly sessionId: string | null;
  readonly name: string;
  readonly kind: SnapshotKind;
  readonly scopeValue: string | null;
  readonly areas: readonly string[];
  readonly totals: SnapshotTotals;
  readonly startedAt: Date;
  readonly userId: string;
}

export interface SnapshotRow {
  readonly id: string;
  readonly count_id: string | null;
  readonly session_id: string | null;
  readonly name: string;
  readonly kind: SnapshotKind;
  readonly scope_value: string | null;
  readonly areas: string[];
  readonly totals: SnapshotTotals;
  readonly started_at: Date;
  readonly confirmed_by: string;
  readonly confirmed_at: Date;
  readonly reversed_at: Date | null;
  readonly reason: string | null;
}

export interface SnapshotLineRow {
  readonly id: string;
  readonly product_id: string | null;
  readonly area: string;
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly category: string | null;
  readonly barcode: string | null;
  readonly outcome: SnapshotOutcome;
  readonly expected: number | null;
  readonly counted: number | null;
  readonly visible_units: number | null;
  readonly cost_centavos: number | null;
  readonly price_centavos: number | null;
  readonly moved: number;
}

/** What a snapshot's line says of the product besides its units. */
export interface LineFacts {
  readonly products: ReadonlyMap<string, ProductOfTheDay>;
  readonly moved: ReadonlyMap<string, number>;
}

const SNAPSHOT = `SELECT s.id, s.count_id, s.session_id, s.name, s.kind, s.scope_value, s.areas,
    s.totals, s.started_at, s.confirmed_by, s.confirmed_at, r.reversed_at, r.reason
  FROM inventory.count_snapshots s
  LEFT JOIN inventory.snapshot_reversals r ON r.snapshot_id = s.id AND r.store_id = s.store_id`;

/** All SQL of confirmed counts. Snapshots and their lines are only ever added. */
@Injectable()
export class SnapshotsRepository {
  async insert(
    tx: Tx,
    snapshot: NewSnapshot,
    lines: readonly SnapshotLine[],
    facts: LineFacts,
  ): Promise<void> {
    await tx.run(
      `INSERT INTO inventory.count_snapshots
         (id, store_id, count_id, session_id, name, kind, scope_value, areas, totals, started_at,
          confirmed_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        snapshot.id,
        snapshot.storeId,
        snapshot.countId,
        snapshot.sessionId,
        snapshot.name,
        snapshot.kind,
        snapshot.scopeValue,
        snapshot.areas,
        JSON.stringify(snapshot.totals),
        snapshot.startedAt,
        snapshot.userId,
      ],
    );
    await tx.run(
      `INSERT INTO inventory.snapshot_lines
         (id, store_id, snapshot_id, product_id, area, name, brand, size, category, barcode,
          outcome, expected, counted, visible_units, depth_factor, cost_centavos, price_centavos,
          moved)
       SELECT l.id, $1, $2, l."productId", l.area, l.name, l.brand, l.size, l.category, l.barcode,
              l.outcome, l.expected, l.counted, l."visibleUnits",
              CASE WHEN l."visibleUnits" > 0 THEN l.counted::float8 / l."visibleUnits" END,
              l.cost, l.price, l.moved
         FROM jsonb_to_recordset($3::jsonb) AS l
           (id uuid, "productId" uuid, area text, name text, brand text, size text, category text,
            barcode text, outcome text, expected int, counted int, "visibleUnits" int,
            cost bigint, price bigint, moved int)`,
      [snapshot.storeId, snapshot.id, JSON.stringify(lines.map((line) => toRow(line, facts)))],
    );
  }

  find(tx: Tx, storeId: string, id: string): Promise<SnapshotRow | undefined> {
    return tx.find<SnapshotRow>(`${SNAPSHOT} WHERE s.id = $1 AND s.store_id = $2`, [id, storeId]);
  }

  /** Confirmed counts, newest first, one more than the limit. */
  list(
    tx: Tx,
    storeId: string,
    page: { cursor: Cursor | undefined; limit: number },
  ): Promise<SnapshotRow[]> {
    return tx.query<SnapshotRow>(
      `${SNAPSHOT} WHERE s.store_id = $1 AND ($2::uuid IS NULL OR s.id < $2)
        ORDER BY s.id DESC LIMIT $3`,
      [storeId, page.cursor?.id ?? null, page.limit + 1],
    );
  }

  /**
   * The last one that stands: of the same kind and areas where `like` is given, before `before`
   * where that is given.
   */
  last(
    tx: Tx,
    storeId: string,
    { like, before }: { like?: readonly string[]; before?: string } = {},
  ): Promise<SnapshotRow | undefined> {
    return tx.find<SnapshotRow>(
      `${SNAPSHOT} WHERE s.store_id = $1 AND r.snapshot_id IS NULL
          AND ($2::text[] IS NULL OR s.areas && $2) AND ($3::uuid IS NULL OR s.id < $3)
        ORDER BY s.id DESC LIMIT 1`,
      [storeId, like ?? null, before ?? null],
    );
  }

  lines(tx: Tx, storeId: string, snapshotId: string): Promise<SnapshotLineRow[]> {
    return tx.query<SnapshotLineRow>(
      `SELECT id, product_id, area, name, brand, size, category, barcode, outcome, expected,
              counted, visible_units, cost_centavos, price_centavos, moved
         FROM inventory.snapshot_lines WHERE store_id = $1 AND snapshot_id = $2 ORDER BY id`,
      [storeId, snapshotId],
    );
  }

  async reverse(
    tx: Tx,
    storeId: string,
    reversal: { snapshotId: string; reason: string; userId: string },
  ): Promise<void> {
    await tx.run(
      `INSERT INTO inventory.snapshot_reversals (snapshot_id, store_id, reason, reversed_by)
       VALUES ($2, $1, $3, $4)`,
      [storeId, reversal.snapshotId, reversal.reason, reversal.userId],
    );
  }
}

function toRow(line: SnapshotLine, { products, moved }: LineFacts): object {
  const product = line.productId === null ? undefined : products.get(line.productId);
  return {
    ...line,
    id: newId(),
    name: product?.name ?? line.name ?? line.barcode ?? '',
    brand: product?.brand ?? null,
    size: product?.size ?? null,
    category: product?.category ?? null,
    barcode: product?.barcode ?? line.barcode,
    cost: product?.cost_centavos ?? null,
    price: product?.price_centavos ?? null,
    moved: line.productId === null ? 0 : (moved.get(line.productId) ?? 0),
  };
}
