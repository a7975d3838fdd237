import { Injectable } from '@nestjs/common';
import { confidenceLevel, type ErrorCode } from '@miinventario/contracts';
import type { JobActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { Outbox } from '../../../platform/events/outbox.js';
import { CreditsService } from '../../credits/index.js';
import { SessionFailedEvent } from '../events/session-failed.event.js';
import { SessionReadyEvent } from '../events/session-ready.event.js';
import type { SessionPayload } from '../jobs/session-payload.js';
import { suggestCandidatesJob } from '../jobs/suggest-candidates.job.js';
import { ItemsRepository, type NewItem } from './items.repository.js';
import {
  SessionsRepository,
  type SessionTotals,
  type StoredAdvice,
} from './sessions.repository.js';

export interface FailedOutcome {
  readonly code: ErrorCode;
  readonly objectKey?: string | null;
  readonly advice?: readonly StoredAdvice[];
}

export interface ReadyOutcome {
  readonly items: readonly NewItem[];
  readonly totals: SessionTotals;
  readonly advice: readonly StoredAdvice[];
  readonly provider: string;
  /** False when no line is sure enough to be worth its price. */
  readonly isCharged: boolean;
}

/** How a session ends: its state, its lines and its credits change in one transaction, once. */
@Injectable()
export class SessionOutcome {
  constructor(
    private readonly db: Db,
    private readonly sessions: SessionsRepository,
    private readonly items: ItemsRepository,
    private readonly credits: CreditsService,
    private readonly outbox: Outbox,
  ) {}

  /** Ends in FAILED and gives back what was held. A session that has ended stays as it is. */
  async fail(actor: JobActor, ids: SessionPayload, outcome: FailedOutcome): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const session = await this.sessions.lock(tx, ids.storeId, ids.sessionId);
      const isMoved = await this.sessions.move(tx, ids.storeId, ids.sessionId, 'FAILED', {
        failureCode: outcome.code,
        failureKey: outcome.objectKey ?? null,
        advice: outcome.advice ?? [],
      });
      if (!session || !isMoved) return;
      await this.credits.release(tx, { sessionId: session.id, reason: outcome.code });
      await this.outbox.publish(
        tx,
        new SessionFailedEvent({ ...ids, createdBy: session.created_by, code: outcome.code }),
      );
    });
  }

  /** Ends in READY with its lines, and charges or gives back. */
  async succeed(actor: JobActor, ids: SessionPayload, outcome: ReadyOutcome): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const session = await this.sessions.lock(tx, ids.storeId, ids.sessionId);
      const isMoved = await this.sessions.move(tx, ids.storeId, ids.sessionId, 'READY', {
        percent: 100,
        charged: outcome.isCharged,
        advice: outcome.advice,
        provider: outcome.provider,
        totals: outcome.totals,
      });
      if (!session || !isMoved) return;
      await this.items.insertAll(tx, session, outcome.items);
      const { storeId, sessionId } = ids;
      if (outcome.items.some(isDoubtful)) {
        await this.outbox.enqueue(tx, suggestCandidatesJob, { storeId, sessionId });
      }
      if (outcome.isCharged) await this.credits.capture(tx, { sessionId: session.id });
      else await this.credits.release(tx, { sessionId: session.id, reason: 'nothing counted' });
      await this.outbox.publish(
        tx,
        new SessionReadyEvent({
          ...ids,
          createdBy: session.created_by,
          charged: outcome.isCharged,
          products: outcome.totals.products,
          units: outcome.totals.units,
        }),
      );
    });
  }
}

/** A line that somebody has to name, or to make sure of. */
function isDoubtful({ productId, confidence }: NewItem): boolean {
  return productId === null || confidenceLevel(confidence) !== 'high';
}
