import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../platform/audit/audit-log.js';
import type { AdminActor, StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/cursor.js';
import { assertVersion } from '../../../platform/http/etag.js';
import type { SessionRow } from '../sessions/sessions.repository.js';
import { truthFigures } from './truth.js';
import {
  TruthRepository,
  type AccuracyRow,
  type TruthRow,
  type TruthStatus,
} from './truth.repository.js';

/** What people have confirmed of reports: the truth that providers are judged by. */
@Injectable()
export class TruthService {
  constructor(
    private readonly db: Db,
    private readonly truth: TruthRepository,
    private readonly audit: AuditLog,
  ) {}

  /** Keeps the truth of reports in the transaction that confirms them. */
  async submit(tx: Tx, actor: StoreActor, sessions: readonly SessionRow[]): Promise<void> {
    for (const { id: sessionId, provider } of sessions) {
      const lines = await this.truth.lines(tx, actor.storeId, sessionId);
      await this.truth.submit(tx, {
        id: newId(),
        storeId: actor.storeId,
        sessionId,
        provider,
        lines,
        figures: truthFigures(lines),
        userId: actor.userId,
      });
    }
  }

  /** Of every store, newest first; that staff looked is written down. */
  list(
    actor: AdminActor,
    filter: { status?: TruthStatus | undefined },
    query: { cursor?: string | undefined; limit: number },
  ): Promise<Page<TruthRow>> {
    const page = { cursor: decodeCursor(query.cursor), limit: query.limit };
    return this.db.write(actor, async (tx) => {
      const after = { status: filter.status ?? null };
      await this.audit.record(tx, { action: 'ground_truth.listed', target: 'ground_truth', after });
      return toPage(
        await this.truth.list(tx, filter, page),
        query.limit,
        (row) => row,
        (row) => ({ key: '', id: row.id }),
      );
    });
  }

  /** Decides whether the recogniser is judged by it. */
  review(
    actor: AdminActor,
    id: string,
    status: 'ACCEPTED' | 'REJECTED',
    version: number | undefined,
  ): Promise<TruthRow> {
    return this.db.write(actor, async (tx) => {
      const before = await this.truth.find(tx, id);
      if (!before) throw PlatformError.notFound();
      assertVersion(version, before.version, () => ({
        yours: { status },
        current: { status: before.status },
      }));
      await this.truth.review(tx, id, { status, userId: actor.userId });
      await this.audit.record(tx, {
        action: 'ground_truth.reviewed',
        target: `ground_truth:${id}`,
        before: { status: before.status },
        after: { status },
      });
      const after = await this.truth.find(tx, id);
      if (!after) throw PlatformError.notFound();
      return after;
    });
  }

  /** How true the counts were, by week and provider: in one store, or for staff in all. */
  accuracy(actor: StoreActor | AdminActor, weeks: number): Promise<AccuracyRow[]> {
    const storeId = actor.kind === 'store' ? actor.storeId : null;
    return this.db.read(actor, (tx) => this.truth.accuracy(tx, storeId, weeks));
  }
}
