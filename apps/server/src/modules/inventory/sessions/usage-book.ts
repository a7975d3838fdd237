import type { StoreId, UserId } from '../../../platform/database/actor.js';
import type { Db } from '../../../platform/database/database.service.js';
import { newId } from '../../../platform/database/ids.js';
import { log } from '../../../platform/telemetry/logger.js';
import type { CreditsService } from '../../credits/index.js';
import type { ProviderUsage } from '../../ia-provider/index.js';
import type { PipelineRun } from './pipeline-run.js';

/**
 * Books what the providers of one run cost, each cost as soon as it is known: the vendor is paid
 * whether or not an answer comes of it, and the cap of a session counts its failed attempts.
 */
export class UsageBook {
  private readonly writes: Array<Promise<void>> = [];

  constructor(
    private readonly db: Db,
    private readonly credits: CreditsService,
    private readonly run: Pick<PipelineRun, 'actor' | 'ids'>,
  ) {}

  /** What earlier runs of the session have cost, micro-USD. */
  spentMicroUsd(): Promise<number> {
    const { actor, ids } = this.run;
    return this.db.read(actor, (tx) => this.credits.aiCost(tx, ids.sessionId));
  }

  /** Begins to write a cost down; does not wait. */
  note(usage: ProviderUsage): void {
    const write = this.write(usage);
    // Awaited in settle(); until then its failure must not count as unhandled.
    write.catch(() => undefined);
    this.writes.push(write);
  }

  /** Waits until all costs are written. @throws the first failure to write one */
  async settle(): Promise<void> {
    await Promise.all(this.writes.splice(0));
  }

  /** As settle(), for use beside a failure that matters more: what cannot be written is logged. */
  async settleQuietly(): Promise<void> {
    for (const outcome of await Promise.allSettled(this.writes.splice(0))) {
      if (outcome.status === 'rejected') {
        log.error({ err: outcome.reason as unknown }, 'a provider cost could not be booked');
      }
    }
  }

  private write(usage: ProviderUsage): Promise<void> {
    const { actor, ids } = this.run;
    return this.db.write(actor, (tx) =>
      this.credits.recordCogs(tx, {
        sessionId: ids.sessionId,
        storeId: ids.storeId as StoreId,
        payerUserId: ids.payerUserId as UserId,
        kind: 'AI',
        provider: usage.provider,
        model: usage.model,
        units: {
          frames: usage.frames,
          requests: usage.requests,
          tokensIn: usage.tokensIn,
          tokensOut: usage.tokensOut,
        },
        costMicroUsd: usage.costMicroUsd,
        latencyMs: usage.latencyMs,
        // Every use is a cost of its own, also when a later run asks the same again.
        key: `detection:${newId()}`,
      }),
    );
  }
}
