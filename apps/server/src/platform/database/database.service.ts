import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { contextSettings, SET_CONTEXT_SQL, type Actor } from './actor.js';
import { newId } from './ids.js';
import type { Tx } from './tx.js';

/** Injection token of the TypeORM data source; used inside platform/database alone. */
export const DATA_SOURCE = Symbol('DATA_SOURCE');

export interface TxOptions {
  readonly requestId?: string | undefined;
}

/** SQLSTATEs after which the whole transaction may simply be run again. */
const RETRYABLE = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 4;

/**
 * The only doors to the database: `write` and `read` open a transaction, set who acts, run the work
 * and commit. There is no way to a connection without an actor.
 */
@Injectable()
export class Db implements OnApplicationShutdown {
  constructor(@Inject(DATA_SOURCE) private readonly dataSource: DataSource) {}

  /** Runs `work` in a read-write transaction; serialisation failures and deadlocks are retried. */
  async write<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options: TxOptions = {}): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.transaction(actor, work, options, false);
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !isRetryable(error)) throw error;
      }
    }
  }

  /** Runs `work` in a read-only transaction. */
  read<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options: TxOptions = {}): Promise<T> {
    return this.transaction(actor, work, options, true);
  }

  /** True when a trivial statement answers; for readiness. */
  async isReachable(): Promise<boolean> {
    try {
      await this.dataSource.query('SELECT 1');
      return true;
    } catch {
      return false;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async transaction<T>(
    actor: Actor,
    work: (tx: Tx) => Promise<T>,
    options: TxOptions,
    readOnly: boolean,
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const requestId = options.requestId ?? newId();
    try {
      await runner.startTransaction();
      if (readOnly) await client.query('SET TRANSACTION READ ONLY');
      await client.query({
        name: 'set-context',
        text: SET_CONTEXT_SQL,
        values: [...contextSettings(actor, requestId)],
      });
      const result = await work(makeTx(runner, client, actor, requestId));
      await runner.commitTransaction();
      return result;
    } catch (error) {
      await rollbackQuietly(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

function makeTx(runner: QueryRunner, client: PoolClient, actor: Actor, requestId: string): Tx {
  return {
    actor,
    requestId,
    get em() {
      return runner.manager;
    },
    async query<Row extends object>(sql: string, params: readonly unknown[] = []) {
      return (await client.query<Row>(sql, [...params])).rows;
    },
    async find<Row extends object>(sql: string, params: readonly unknown[] = []) {
      return (await client.query<Row>(sql, [...params])).rows[0];
    },
    async run(sql: string, params: readonly unknown[] = []) {
      return (await client.query(sql, [...params])).rowCount ?? 0;
    },
  };
}

/** A broken connection cannot roll back; the first error is the one worth telling. */
async function rollbackQuietly(runner: QueryRunner): Promise<void> {
  try {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
  } catch {
    // The server has already ended the transaction with the connection.
  }
}

function isRetryable(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    RETRYABLE.has(String(error.code))
  );
}
