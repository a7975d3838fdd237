import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Outbox } from '../../../platform/events/outbox.js';
import { InventoryError } from '../inventory.errors.js';
import { admitSessionJob } from '../jobs/admit-session.job.js';
import { SessionsRepository, type SessionRow } from './sessions.repository.js';

/** A failure of ours may be tried again with the same film; a film that is no good may not. */
const RETRYABLE_FAILURES: readonly string[] = ['session.processing_failed'];

/** Whether trying again can help. */
export function mayRetry({
  status,
  failure_code,
}: Pick<SessionRow, 'status' | 'failure_code'>): boolean {
  if (status === 'WAITING_CREDITS') return true;
  return status === 'FAILED' && RETRYABLE_FAILURES.includes(failure_code ?? '');
}

/** Sends a session through the worker once more, with the film it has. */
@Injectable()
export class SessionRetry {
  constructor(
    private readonly sessions: SessionsRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Takes the locked row. @throws AppError `sessions.not_retryable` */
  async retry(tx: Tx, session: SessionRow): Promise<void> {
    if (!mayRetry(session)) throw InventoryError.notRetryable();
    const { id, store_id: storeId, payer_user_id: payerUserId } = session;
    const isMoved = await this.sessions.move(tx, storeId, id, 'UPLOADED', {
      percent: 0,
      failureCode: null,
      failureKey: null,
    });
    if (!isMoved) throw InventoryError.notRetryable();
    await this.outbox.enqueue(tx, admitSessionJob, { sessionId: id, storeId, payerUserId });
  }
}
