import { Injectable } from '@nestjs/common';
import type { StoreId, UserId } from '../../platform/database/actor.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';

export type CostKind = 'AI' | 'STORAGE' | 'COMPUTE';

/** One cost of a session, as it arose. */
export interface CostRecord {
  readonly sessionId: string;
  readonly storeId: StoreId;
  readonly payerUserId: UserId;
  readonly kind: CostKind;
  readonly provider: string;
  readonly model?: string | undefined;
  /** What was used, by unit: input tokens, bytes, CPU milliseconds... */
  readonly units: Readonly<Record<string, number>>;
  /** Whole micro-USD; zero where it costs nothing. */
  readonly costMicroUsd: number;
  readonly latencyMs?: number | undefined;
  /** Tells records of one session apart; the same key again is the same cost. */
  readonly key: string;
}

/** All SQL of the costs of sessions. */
@Injectable()
export class CogsRepository {
  async add(tx: Tx, record: CostRecord): Promise<void> {
    await tx.run(
      `INSERT INTO billing.cogs_records
         (id, session_id, store_id, user_id, kind, provider, model, units, cost_micro_usd,
          latency_ms, idempotency_key)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       ON CONFLICT ON CONSTRAINT cogs_records_key_key DO NOTHING`,
      [
        newId(),
        record.sessionId,
        record.storeId,
        record.payerUserId,
        record.kind,
        record.provider,
        record.model ?? null,
        JSON.stringify(record.units),
        record.costMicroUsd,
        record.latencyMs ?? null,
        `${record.sessionId}:${record.key}`,
      ],
    );
  }

  /** What a session has cost so far in one kind, micro-USD. */
  async total(tx: Tx, sessionId: string, kind: CostKind): Promise<number> {
    const row = await tx.find<{ total: string }>(
      `SELECT coalesce(sum(cost_micro_usd), 0)::text AS total FROM billing.cogs_records
        WHERE session_id = $1 AND kind = $2`,
      [sessionId, kind],
    );
    return Number(row?.total ?? 0);
  }
}
