import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { Outbox } from '../../../platform/events/outbox.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/cursor.js';
import { learnItemJob } from '../jobs/learn-item.job.js';
import { ReviewRepository } from '../review/review.repository.js';
import { SessionsRepository, type SessionRow } from '../sessions/sessions.repository.js';
import { correctedState, correctionKind, type LineChange } from './correction-kind.js';
import {
  CorrectionsRepository,
  type CorrectionKind,
  type CorrectionRow,
  type CorrectionStatus,
} from './corrections.repository.js';
import { LearningRepository } from './learning.repository.js';

export interface RecordedChange extends LineChange {
  /** Where the states alone do not tell: a merge, a split. */
  readonly kind?: CorrectionKind;
  readonly itemIds?: readonly string[];
}

/** What people corrected: recorded with who, what was before and after, and what they saw. */
@Injectable()
export class CorrectionsService {
  constructor(
    private readonly db: Db,
    private readonly corrections: CorrectionsRepository,
    private readonly review: ReviewRepository,
    private readonly sessions: SessionsRepository,
    private readonly learning: LearningRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Records a change of a line in the transaction that changes it; gives the record's id. */
  async record(
    tx: Tx,
    actor: StoreActor,
    session: SessionRow,
    change: RecordedChange,
  ): Promise<string> {
    const item = change.after ?? change.before;
    if (!item) throw new Error('a change of nothing');
    const id = newId();
    const { before, after, itemIds } = change;
    await this.corrections.insert(tx, {
      id,
      storeId: actor.storeId,
      sessionId: session.id,
      itemId: item.id,
      kind: change.kind ?? correctionKind(change),
      before: before && { ...correctedState(before), ...(itemIds ? { itemIds } : {}) },
      after: after && correctedState(after),
      evidence: await this.review.evidence(tx, actor.storeId, item.id),
      provider: session.provider,
      userId: actor.userId,
    });
    // Who may change the catalogue teaches at once; others when their count is confirmed.
    if (actor.scopes.includes('catalog:write')) {
      await this.outbox.enqueue(tx, learnItemJob, { storeId: actor.storeId, itemId: item.id });
    }
    return id;
  }

  /**
   * What people corrected in confirmed reports is confirmed too, and learnt from, whoever corrected
   * it. In the transaction that confirms.
   */
  async confirm(tx: Tx, actor: StoreActor, sessionIds: readonly string[]): Promise<void> {
    const verdict = { status: 'CONFIRMED', userId: actor.userId } as const;
    await this.corrections.review(tx, actor.storeId, { sessionIds }, verdict);
    for (const itemId of await this.learning.corrected(tx, actor.storeId, sessionIds)) {
      await this.outbox.enqueue(tx, learnItemJob, { storeId: actor.storeId, itemId });
    }
  }

  /** The owner's verdict on one correction; what a rejected one taught is forgotten. */
  judge(actor: StoreActor, id: string, status: 'CONFIRMED' | 'REJECTED'): Promise<CorrectionRow> {
    return this.db.write(actor, async (tx) => {
      const correction = await this.corrections.find(tx, actor.storeId, id);
      if (!correction) throw PlatformError.notFound();
      await this.corrections.review(tx, actor.storeId, { id }, { status, userId: actor.userId });
      const { item_id: itemId } = correction;
      await this.outbox.enqueue(tx, learnItemJob, { storeId: actor.storeId, itemId });
      return { ...correction, status, reviewed_at: new Date() };
    });
  }

  /** Of one report, newest first. @throws AppError resource.not_found */
  async ofSession(
    actor: StoreActor,
    sessionId: string,
    query: { cursor?: string | undefined; limit: number },
  ): Promise<Page<CorrectionRow>> {
    const session = await this.db.read(actor, (tx) =>
      this.sessions.find(tx, actor.storeId, sessionId),
    );
    if (!session) throw PlatformError.notFound();
    return this.list(actor, { sessionId }, query);
  }

  /** Newest first. */
  list(
    actor: StoreActor,
    filter: { sessionId?: string | undefined; status?: CorrectionStatus | undefined },
    query: { cursor?: string | undefined; limit: number },
  ): Promise<Page<CorrectionRow>> {
    const page = { cursor: decodeCursor(query.cursor), limit: query.limit };
    return this.db.read(actor, async (tx) => {
      const rows = await this.corrections.list(tx, actor.storeId, filter, page);
      return toPage(
        rows,
        query.limit,
        (row) => row,
        (row) => ({ key: '', id: row.id }),
      );
    });
  }
}
