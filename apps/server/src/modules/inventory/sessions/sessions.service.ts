import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/cursor.js';
import type { PageQuery } from '../../../platform/http/page.query.js';
import { CreditsService } from '../../credits/index.js';
import { VideosService, type SessionGate, type VideoRow } from '../../videos/index.js';
import { CountsService } from '../counts/counts.service.js';
import { InventoryError } from '../inventory.errors.js';
import { StockScope } from '../stock/stock-scope.js';
import { ItemsRepository, type FacingRow, type ItemRow } from './items.repository.js';
import { SessionRetry } from './session-retry.js';
import { SessionsRepository, type SessionRow } from './sessions.repository.js';

/** A session with its film, if one has arrived. */
export interface SessionView {
  readonly session: SessionRow;
  readonly video: VideoRow | undefined;
}

/** Units that the stock expects of a product; undefined where they are kept from the caller. */
export type ExpectedByProduct = ReadonlyMap<string, number> | undefined;

export interface ReportView extends SessionView {
  readonly items: readonly ItemRow[];
  readonly expected: ExpectedByProduct;
}

/** Sessions as people see and steer them; the worker does the counting. */
@Injectable()
export class SessionsService implements SessionGate {
  constructor(
    private readonly db: Db,
    private readonly sessions: SessionsRepository,
    private readonly items: ItemsRepository,
    private readonly videos: VideosService,
    private readonly credits: CreditsService,
    private readonly retrying: SessionRetry,
    private readonly counts: CountsService,
    private readonly scope: StockScope,
  ) {}

  /** A session by itself, or one of a count. @throws AppError counts.state */
  create(
    actor: StoreActor,
    request: { name: string; area: string | null; countId?: string | undefined },
  ): Promise<SessionView> {
    return this.db.write(actor, async (tx) => {
      const id = newId();
      const { countId } = request;
      const given = countId && (await this.counts.forNewSession(tx, actor, countId));
      await this.sessions.insert(tx, {
        id,
        storeId: actor.storeId,
        createdBy: actor.userId,
        payerUserId: actor.payerUserId,
        name: request.name,
        area: request.area ?? (given ? given.area : null),
        countId: countId ?? null,
      });
      return { session: await this.findOrFail(tx, actor, id), video: undefined };
    });
  }

  get(actor: StoreActor, id: string): Promise<SessionView> {
    return this.db.read(actor, async (tx) => ({
      session: await this.findOrFail(tx, actor, id),
      video: await this.videos.findBySession(tx, actor.storeId, id),
    }));
  }

  list(actor: StoreActor, query: PageQuery): Promise<Page<SessionView>> {
    const cursor = decodeCursor(query.cursor);
    return this.db.read(actor, async (tx) => {
      const rows = await this.sessions.list(tx, actor.storeId, cursor, query.limit);
      const ids = rows.map((row) => row.id);
      const videos = await this.videos.listBySessions(tx, actor.storeId, ids);
      const bySession = new Map(videos.map((video) => [video.session_id, video]));
      return toPage(
        rows,
        query.limit,
        (session) => ({ session, video: bySession.get(session.id) }),
        (session) => ({ key: session.created_at.toISOString(), id: session.id }),
      );
    });
  }

  /** Ends a session that has not ended; what it held is given back. */
  cancel(actor: StoreActor, id: string): Promise<SessionView> {
    return this.db.write(actor, async (tx) => {
      const session = await this.lockOrFail(tx, actor, id);
      if (session.status !== 'CANCELED') {
        const isMoved = await this.sessions.move(tx, actor.storeId, id, 'CANCELED');
        if (!isMoved) throw InventoryError.notCancelable();
        await this.credits.release(tx, { sessionId: id, reason: 'canceled' });
      }
      return this.view(tx, actor, id);
    });
  }

  /** Tries again: after a failure of ours, or when credits were missing. */
  retry(actor: StoreActor, id: string): Promise<SessionView> {
    return this.db.write(actor, async (tx) => {
      const session = await this.lockOrFail(tx, actor, id);
      await this.retrying.retry(tx, session);
      return this.view(tx, actor, id);
    });
  }

  /** @throws AppError `sessions.not_ready` until the count has ended */
  report(actor: StoreActor, id: string): Promise<ReportView> {
    return this.db.read(actor, async (tx) => {
      const view = await this.view(tx, actor, id);
      if (view.session.status !== 'READY') throw InventoryError.notReady();
      const items = await this.items.list(tx, actor.storeId, id);
      return { ...view, items, expected: await this.expected(tx, actor, view.session, items) };
    });
  }

  /** One line of a report. @throws AppError resource.not_found, also for a removed line */
  item(
    actor: StoreActor,
    id: string,
    itemId: string,
  ): Promise<{ item: ItemRow; expected: ExpectedByProduct }> {
    return this.db.read(actor, async (tx) => {
      const session = await this.findOrFail(tx, actor, id);
      const items = await this.items.list(tx, actor.storeId, id, itemId);
      const [item] = items;
      if (!item) throw PlatformError.notFound();
      return { item, expected: await this.expected(tx, actor, session, items) };
    });
  }

  async evidence(actor: StoreActor, id: string, itemId: string): Promise<FacingRow[]> {
    const facings = await this.db.read(actor, (tx) =>
      this.items.facings(tx, actor.storeId, id, itemId),
    );
    if (!facings) throw PlatformError.notFound();
    return facings;
  }

  async mayTakeFilm(tx: Tx, storeId: string, sessionId: string): Promise<boolean> {
    const session = await this.sessions.find(tx, storeId, sessionId);
    return session !== undefined && !['CANCELED', 'EXPIRED'].includes(session.status);
  }

  private expected(
    tx: Tx,
    actor: StoreActor,
    session: SessionRow,
    items: readonly ItemRow[],
  ): Promise<ExpectedByProduct> {
    const productIds = items.flatMap((item) => item.product_id ?? []);
    return this.scope.expected(tx, actor, session, productIds);
  }

  private async view(tx: Tx, actor: StoreActor, id: string): Promise<SessionView> {
    const session = await this.findOrFail(tx, actor, id);
    return { session, video: await this.videos.findBySession(tx, actor.storeId, id) };
  }

  private async findOrFail(tx: Tx, actor: StoreActor, id: string): Promise<SessionRow> {
    const session = await this.sessions.find(tx, actor.storeId, id);
    if (!session) throw PlatformError.notFound();
    return session;
  }

  private async lockOrFail(tx: Tx, actor: StoreActor, id: string): Promise<SessionRow> {
    const session = await this.sessions.lock(tx, actor.storeId, id);
    if (!session) throw PlatformError.notFound();
    return session;
  }
}
