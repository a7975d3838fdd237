import { Injectable } from '@nestjs/common';
import type { SystemActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { LEDGER_RULES, type LedgerRule } from './ledger-rules.js';

const CHECKER: SystemActor = { kind: 'system', task: 'check-ledger' };
/** Enough of a broken rule to begin looking; the count says how many there are. */
const SHOWN = 20;

export interface LedgerFault {
  /** The rule that is broken, as a sentence. */
  readonly rule: string;
  readonly count: number;
  readonly examples: readonly object[];
}

export interface LedgerReport {
  readonly faults: readonly LedgerFault[];
  readonly wallets: number;
  readonly transactions: number;
  readonly holds: number;
}

/** Proves on any database that no credit was lost and none was made twice. Changes nothing. */
@Injectable()
export class LedgerCheck {
  constructor(private readonly db: Db) {}

  /** `more` are the rules of modules above, about what they have to do with the ledger. */
  run(more: readonly LedgerRule[] = []): Promise<LedgerReport> {
    return this.db.read(CHECKER, (tx) => ledgerCheck(tx, more));
  }
}

/**
 * All rules; `tx` must be that of the system task `check-ledger`. Each rule is one statement and so
 * sees one moment: it holds while others write.
 */
export async function ledgerCheck(tx: Tx, more: readonly LedgerRule[] = []): Promise<LedgerReport> {
  const faults: LedgerFault[] = [];
  for (const { rule, sql } of [...LEDGER_RULES, ...more]) {
    const broken = await tx.query<object>(sql);
    if (broken.length > 0) {
      faults.push({ rule, count: broken.length, examples: broken.slice(0, SHOWN) });
    }
  }
  const totals = await tx.find<{ wallets: number; transactions: number; holds: number }>(
    `SELECT (SELECT count(*) FROM billing.credit_wallets) AS wallets,
            (SELECT count(*) FROM billing.credit_transactions) AS transactions,
            (SELECT count(*) FROM billing.credit_holds) AS holds`,
  );
  return { faults, ...(totals ?? { wallets: 0, transactions: 0, holds: 0 }) };
}
