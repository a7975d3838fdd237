import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../platform/audit/audit-log.js';
import type { StoreActor } from '../../../platform/database/actor.js';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Outbox } from '../../../platform/events/outbox.js';
import { CountConfirmedEvent } from '../events/count-confirmed.event.js';
import { CorrectionsService } from '../feedback/corrections.service.js';
import { TruthService } from '../feedback/truth.service.js';
import type { SessionRow } from '../sessions/sessions.repository.js';
import { CountedRepository, NO_AREA } from './counted.repository.js';
import { setsStock, snapshotTotals, toSnapshotLines, type SnapshotLine } from './snapshot-lines.js';
import { SnapshotsRepository, type LineFacts, type SnapshotKind } from './snapshots.repository.js';
import { StockRepository } from './stock.repository.js';

/** What is confirmed: one report, or those of a count. */
export interface Confirmed {
  readonly name: string;
  readonly kind: SnapshotKind;
  /** The area or category, where the count is about one. */
  readonly scopeValue: string | null;
  readonly countId: string | null;
  readonly sessions: readonly SessionRow[];
  readonly startedAt: Date;
}

/** A line before it is confirmed, with its product's name and what moved while it was counted. */
export interface NamedLine extends SnapshotLine {
  readonly moved: number;
}

/** Reports become stock: levels, movements and an immutable snapshot, in the caller's transaction. */
@Injectable()
export class Confirmation {
  constructor(
    private readonly counted: CountedRepository,
    private readonly snapshots: SnapshotsRepository,
    private readonly stock: StockRepository,
    private readonly corrections: CorrectionsService,
    private readonly truth: TruthService,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
  ) {}

  /** The lines as a snapshot would hold them now; nothing is changed. */
  async preview(tx: Tx, storeId: string, what: Confirmed): Promise<SnapshotLine[]> {
    const ids = what.sessions.map((session) => session.id);
    const counted = await this.counted.counted(tx, storeId, ids);
    const areas = what.kind === 'FULL' ? null : areasOf(what);
    const expected = await this.counted.expected(tx, storeId, areas);
    const productIds = [...new Set([...counted, ...expected].map((row) => row.productId))];
    const inCategory = await this.categoryOf(tx, storeId, what, productIds);
    return toSnapshotLines({
      counted,
      expected,
      unnamed: await this.counted.unnamed(tx, storeId, ids),
      notInFilm: await this.counted.notInFilm(tx, storeId, ids),
      isInScope: (productId) => inCategory === undefined || inCategory.has(productId),
    });
  }

  /** The preview with names and movements, for people. */
  async named(tx: Tx, storeId: string, what: Confirmed): Promise<NamedLine[]> {
    const lines = await this.preview(tx, storeId, what);
    const { products, moved } = await this.facts(tx, storeId, what, lines);
    return lines.map((line) => ({
      ...line,
      name: products.get(line.productId ?? '')?.name ?? line.name,
      moved: moved.get(line.productId ?? '') ?? 0,
    }));
  }

  /** Gives the snapshot's id. The caller has locked what is confirmed and marks it. */
  async confirm(tx: Tx, actor: StoreActor, what: Confirmed): Promise<string> {
    const { storeId, userId } = actor;
    await this.stock.lock(tx, storeId);
    const lines = await this.preview(tx, storeId, what);
    const { products, moved } = await this.facts(tx, storeId, what, lines);
    const totals = snapshotTotals(lines, (id) => products.get(id)?.cost_centavos ?? 0);
    const snapshotId = newId();
    const sessionId = what.countId === null ? (what.sessions[0]?.id ?? null) : null;
    const { name, kind, scopeValue, countId, startedAt } = what;
    await this.snapshots.insert(
      tx,
      {
        id: snapshotId,
        storeId,
        countId,
        sessionId,
        name,
        kind,
        scopeValue,
        startedAt,
        userId,
        areas: areasOf(what),
        totals,
      },
      lines,
      { products, moved },
    );
    const changes = lines.filter(setsStock).map(({ productId, area, counted, expected }) => ({
      productId,
      area,
      delta: counted - (expected ?? 0),
    }));
    const sessionIds = what.sessions.map((session) => session.id);
    await this.corrections.confirm(tx, actor, sessionIds);
    await this.truth.submit(tx, actor, what.sessions);
    const source = { reason: 'COUNT', userId, countId, sessionId, snapshotId } as const;
    await this.stock.apply(tx, storeId, changes, source);
    const confirmed = { storeId, snapshotId, countId, sessionId, confirmedBy: userId, name };
    await this.outbox.publish(tx, new CountConfirmedEvent({ ...confirmed, ...totals }));
    await this.audit.record(tx, {
      action: 'count.confirmed',
      target: countId === null ? `session:${sessionId}` : `count:${countId}`,
      after: { snapshotId, ...totals },
    });
    return snapshotId;
  }

  /** Takes a snapshot's changes of stock back by movements of their own. Safe to repeat. */
  async reverse(
    tx: Tx,
    actor: StoreActor,
    { snapshotId, reason, target }: { snapshotId: string; reason: string; target: string },
  ): Promise<void> {
    const { storeId, userId } = actor;
    await this.stock.lock(tx, storeId);
    const snapshot = await this.snapshots.find(tx, storeId, snapshotId);
    if (!snapshot || snapshot.reversed_at) return;
    const changes = await this.stock.changesOf(tx, storeId, snapshotId);
    await this.snapshots.reverse(tx, storeId, { snapshotId, reason, userId });
    await this.stock.apply(
      tx,
      storeId,
      changes.map((change) => ({ ...change, delta: -change.delta })),
      {
        reason: 'REVERSAL',
        userId,
        countId: snapshot.count_id,
        sessionId: snapshot.session_id,
        snapshotId,
        note: reason,
      },
    );
    await this.audit.record(tx, { action: 'count.reopened', target, reason });
  }

  private async facts(
    tx: Tx,
    storeId: string,
    { startedAt }: Confirmed,
    lines: readonly SnapshotLine[],
  ): Promise<LineFacts> {
    const productIds = lines.flatMap(({ productId }) => productId ?? []);
    const found = await this.counted.products(tx, storeId, productIds);
    const moved = await this.counted.movedSince(tx, storeId, productIds, startedAt);
    return { products: new Map(found.map((product) => [product.id, product])), moved };
  }

  private async categoryOf(
    tx: Tx,
    storeId: string,
    { kind, scopeValue }: Confirmed,
    productIds: readonly string[],
  ): Promise<Set<string> | undefined> {
    if (kind !== 'CATEGORY') return undefined;
    const products = await this.counted.products(tx, storeId, productIds);
    return new Set(products.filter((p) => p.category === scopeValue).map((p) => p.id));
  }
}

/** The areas that the films show, and the one that the count is about. */
export function areasOf({ kind, scopeValue, sessions }: Confirmed): string[] {
  const zone = kind === 'ZONE' && scopeValue !== null ? [scopeValue] : [];
  return [...new Set([...sessions.map((session) => session.area ?? NO_AREA), ...zone])].sort();
}
