import { Injectable } from '@nestjs/common';
import type { UserId } from '../../platform/database/actor.js';
import { newId } from '../../platform/database/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { violates } from '../../platform/errors/database-error.js';
import { CreditsError } from './credits.errors.js';
import { walletDelta, type Entry, type TransactionType } from './ledger.js';

/** The sums of a wallet; `balance` includes what is held. */
export interface Wallet {
  readonly userId: UserId;
  readonly balance: number;
  readonly held: number;
  readonly debt: number;
}

/** A wallet whose row this transaction has locked: only such a one may be written to. */
export interface LockedWallet extends Wallet {
  readonly locked: true;
}

export interface Posting {
  readonly type: TransactionType;
  /** Unique for ever: the same key is the same movement. */
  readonly key: string;
  readonly entries: readonly Entry[];
  readonly sessionId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly reason?: string | undefined;
}

export interface TransactionRow {
  id: string;
  user_id: UserId;
  seq: number;
  type: TransactionType;
  amount: number;
  held_amount: number;
  balance_after: number;
  session_id: string | null;
  order_id: string | null;
  reason: string | null;
  created_at: Date;
}

interface WalletRow {
  user_id: UserId;
  balance: number;
  held: number;
  debt: number;
}

const NOTHING: Omit<Wallet, 'userId'> = { balance: 0, held: 0, debt: 0 };

const POST_SQL = `
  WITH wallet AS (
    UPDATE billing.credit_wallets
       SET balance = balance + $3, held = held + $4, debt = debt + $5,
           last_seq = last_seq + 1, updated_at = now()
     WHERE user_id = $2
    RETURNING user_id, balance, held, debt, last_seq
  ), posted AS (
    INSERT INTO billing.credit_transactions
      (id, user_id, seq, type, amount, held_amount, balance_after, held_after, debt_after,
       idempotency_key, session_id, order_id, reason, actor, created_by, request_id)
    SELECT $1, user_id, last_seq, $6, $3, $4, balance, held, debt,
           $7, $8, $9, $10, platform.ctx_actor(), platform.ctx_user(), $11
      FROM wallet
  ), lines AS (
    INSERT INTO billing.credit_entries (transaction_id, user_id, account, amount)
    SELECT $1, $2, line.account, line.amount
      FROM unnest($12::text[], $13::bigint[]) AS line (account, amount)
  )
  SELECT user_id, balance, held, debt FROM wallet`;

/** All SQL of wallets, transactions and their entries. */
@Injectable()
export class LedgerRepository {
  async findWallet(tx: Tx, userId: UserId): Promise<Wallet> {
    const row = await tx.find<WalletRow>(
      `SELECT user_id, balance, held, debt FROM billing.credit_wallets WHERE user_id = $1`,
      [userId],
    );
    return row ? toWallet(row) : { userId, ...NOTHING };
  }

  /**
   * Locks the wallet until the transaction ends, making it first when there is none. It is always
   * the first row locked, before holds and lots, so that two movements can never wait for each
   * other.
   */
  async lockWallet(tx: Tx, userId: UserId): Promise<LockedWallet> {
    const select = `SELECT user_id, balance, held, debt FROM billing.credit_wallets
                     WHERE user_id = $1 FOR UPDATE`;
    let row = await tx.find<WalletRow>(select, [userId]);
    if (!row) {
      await tx.run(
        `INSERT INTO billing.credit_wallets (user_id) VALUES ($1) ON CONFLICT DO NOTHING`,
        [userId],
      );
      row = await tx.find<WalletRow>(select, [userId]);
    }
    if (!row) throw new Error('the wallet is out of this actor’s reach');
    return { ...toWallet(row), locked: true };
  }

  /** The movement of a key, if it was made already. */
  async findByKey(tx: Tx, key: string): Promise<TransactionRow | undefined> {
    return tx.find<TransactionRow>(
      `SELECT id, user_id, seq, type, amount, held_amount, balance_after, session_id, order_id,
              reason, created_at
         FROM billing.credit_transactions WHERE idempotency_key = $1`,
      [key],
    );
  }

  /**
   * Writes a transaction with its entries and moves the wallet's sums, in one statement.
   * @throws AppError `credits.balance_negative`, `credits.key_reused`
   */
  async post(
    tx: Tx,
    wallet: LockedWallet,
    posting: Posting,
  ): Promise<{ transactionId: string; wallet: LockedWallet }> {
    const delta = walletDelta(posting.entries);
    const id = newId();
    try {
      const row = await tx.find<WalletRow>(POST_SQL, [
        id,
        wallet.userId,
        delta.balance,
        delta.held,
        delta.debt,
        posting.type,
        posting.key,
        posting.sessionId ?? null,
        posting.orderId ?? null,
        posting.reason ?? null,
        tx.requestId,
        posting.entries.map((entry) => entry.account),
        posting.entries.map((entry) => entry.amount),
      ]);
      if (!row) throw new Error('the wallet is out of this actor’s reach');
      return { transactionId: id, wallet: { ...toWallet(row), locked: true } };
    } catch (error) {
      throw toCreditsError(error);
    }
  }

  /** The history of a wallet, newest first, from below a place in it. */
  async listTransactions(
    tx: Tx,
    userId: UserId,
    options: { beforeSeq: number | undefined; limit: number },
  ): Promise<TransactionRow[]> {
    return tx.query<TransactionRow>(
      `SELECT id, user_id, seq, type, amount, held_amount, balance_after, session_id, order_id,
              reason, created_at
         FROM billing.credit_transactions
        WHERE user_id = $1 AND ($2::bigint IS NULL OR seq < $2)
        ORDER BY seq DESC LIMIT $3`,
      [userId, options.beforeSeq ?? null, options.limit],
    );
  }

  /** Whether the payer of the context could pay a price, without showing the balance. */
  async canPayerAfford(tx: Tx, credits: number): Promise<boolean> {
    const row = await tx.find<{ affordable: boolean }>(
      `SELECT billing.payer_can_afford($1) AS affordable`,
      [credits],
    );
    return row?.affordable ?? false;
  }
}

function toWallet(row: WalletRow): Wallet {
  return { userId: row.user_id, balance: row.balance, held: row.held, debt: row.debt };
}

function toCreditsError(error: unknown): unknown {
  const negative = [
    'credit_wallets_balance_check',
    'credit_wallets_held_check',
    'credit_wallets_available_check',
    'credit_wallets_debt_check',
  ];
  if (negative.some((name) => violates(error, name))) return CreditsError.balanceNegative(error);
  if (violates(error, 'credit_transactions_key_key')) return CreditsError.keyReused(error);
  if (violates(error, 'credit_transactions_capture_key')) return CreditsError.holdNotOpen();
  return error;
}
