import { Inject, Injectable, Optional, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import { annotateActor, logContext } from '../telemetry/log-context.js';
import { log } from '../telemetry/logger.js';
import { dbTransactionDuration } from '../telemetry/metrics.js';
import { contextSettings, SET_CONTEXT_SQL, type Actor } from './actor.js';
import { isDatabaseAway } from './away.js';
import { newId } from './ids.js';
import { poolStateOf, type PoolState } from './pool-state.js';
import { StatementNames } from './statement-names.js';
import { StatementWatch } from './statement-watch.js';
import { SurvivingClient } from './surviving-client.js';
import type { Tx } from './tx.js';

/** Injection token of the TypeORM data source; used inside platform/database alone. */
export const DATA_SOURCE = Symbol('DATA_SOURCE');
/** The same of a read replica; undefined when there is none. */
export const REPLICA_SOURCE = Symbol('REPLICA_SOURCE');

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
  private readonly statements = new StatementNames();

  private readonly watch: StatementWatch;

  constructor(
    @Inject(DATA_SOURCE) private readonly dataSource: DataSource,
    @Optional() @Inject(APP_CONFIG) config?: AppConfig,
    @Optional() @Inject(REPLICA_SOURCE) private readonly replica?: DataSource,
  ) {
    this.watch = new StatementWatch(config?.telemetry.slowQueryMs);
  }

  /** Runs `work` in a read-write transaction; serialisation failures and deadlocks are retried. */
  async write<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options: TxOptions = {}): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.transaction(actor, work, options, 'BEGIN');
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !isRetryable(error)) throw error;
      }
    }
  }

  /** Runs `work` in a read-only transaction. */
  read<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options: TxOptions = {}): Promise<T> {
    return this.readFrom(this.dataSource, actor, work, options);
  }

  /**
   * Runs a report in a read-only transaction on the replica, where there is one. It may be some
   * seconds behind: for figures over a period, never for what somebody has just written. While the
   * replica is away the primary answers.
   */
  async report<T>(actor: Actor, work: (tx: Tx) => Promise<T>, options: TxOptions = {}): Promise<T> {
    if (this.replica !== undefined) {
      try {
        return await this.readFrom(this.replica, actor, work, options);
      } catch (error) {
        if (!isDatabaseAway(error)) throw error;
        log.warn({ err: error }, 'the replica is away: a report is read on the primary');
      }
    }
    return this.readFrom(this.dataSource, actor, work, options);
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

  /** How the connections of this process are used. */
  poolState(): PoolState {
    return poolStateOf(poolOf(this.dataSource));
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
    if (this.replica?.isInitialized) await this.replica.destroy();
  }

  private async readFrom<T>(
    source: DataSource,
    actor: Actor,
    work: (tx: Tx) => Promise<T>,
    options: TxOptions,
  ): Promise<T> {
    try {
      return await this.transaction(actor, work, options, 'BEGIN READ ONLY', source);
    } catch (error) {
      if (!isStalePlan(error)) throw error;
      return this.transaction(actor, work, options, 'BEGIN READ ONLY', source);
    }
  }

  /** Measured, and told in the log context who acts. */
  private async transaction<T>(
    actor: Actor,
    work: (tx: Tx) => Promise<T>,
    options: TxOptions,
    begin: 'BEGIN' | 'BEGIN READ ONLY',
    source = this.dataSource,
  ): Promise<T> {
    annotateActor(actor);
    const end = dbTransactionDuration.startTimer({ mode: begin === 'BEGIN' ? 'write' : 'read' });
    let outcome = 'rolled_back';
    try {
      const result = await this.attempt(poolOf(source), actor, work, options, begin);
      outcome = 'committed';
      return result;
    } finally {
      end({ outcome });
    }
  }

  private async attempt<T>(
    pool: Pool,
    actor: Actor,
    work: (tx: Tx) => Promise<T>,
    options: TxOptions,
    begin: string,
  ): Promise<T> {
    const client = await pool.connect();
    const requestId = options.requestId ?? logContext().requestId ?? newId();
    let isUsable = true;
    try {
      if (client instanceof SurvivingClient) client.sendTogether();
      const opened = open(client, begin, actor, requestId);
      try {
        const result = await work(this.makeTx(client, actor, requestId));
        await opened;
        await commit(client);
        return result;
      } catch (error) {
        // What failed first is the cause; statements after it only say that they were not run.
        const cause: unknown = await opened.then(
          () => error,
          (fault: unknown) => fault,
        );
        isUsable = !isStalePlan(cause) && (await rollback(client));
        throw cause;
      }
    } finally {
      client.release(!isUsable);
    }
  }

  private makeTx(client: PoolClient, actor: Actor, requestId: string): Tx {
    const send = <Row extends object>(sql: string, params: readonly unknown[]) =>
      this.watch.over(sql, () => client.query<Row>(this.statements.config(sql, params)));
    return {
      actor,
      requestId,
      async query<Row extends object>(sql: string, params: readonly unknown[] = []) {
        return (await send<Row>(sql, params)).rows;
      },
      async find<Row extends object>(sql: string, params: readonly unknown[] = []) {
        return (await send<Row>(sql, params)).rows[0];
      },
      async run(sql: string, params: readonly unknown[] = []) {
        return (await send(sql, params)).rowCount ?? 0;
      },
    };
  }
}

/** TypeORM keeps the pool of the `pg` package as the driver's `master`. */
function poolOf({ driver }: DataSource): Pool {
  return (driver as PostgresDriver).master as Pool;
}

/**
 * Opens the transaction and sets who acts. Nothing waits for the answer: the connection is
 * pipelined, so the first statement of the work leaves with these two. Should the context fail, the
 * transaction is aborted and no statement in it runs.
 */
function open(client: PoolClient, begin: string, actor: Actor, requestId: string): Promise<void> {
  const opened = Promise.all([
    client.query(begin),
    client.query({
      name: 'set-context',
      text: SET_CONTEXT_SQL,
      values: [...contextSettings(actor, requestId)],
    }),
  ]).then(() => undefined);
  // It is awaited when the work has ended; until then it is nobody's unhandled rejection.
  opened.catch(() => undefined);
  return opened;
}

/** @throws Error when a statement had failed unseen: PostgreSQL answers COMMIT with ROLLBACK then. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('COMMIT');
  if (command !== 'COMMIT') throw new Error('nothing was committed: a statement had failed');
}

/** False when the connection is of no more use; the first error is the one worth telling. */
async function rollback(client: PoolClient): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}

function isRetryable(error: unknown): boolean {
  return RETRYABLE.has(sqlState(error)) || isStalePlan(error);
}

/** A migration changed what a prepared statement gives; a fresh connection plans it anew. */
function isStalePlan(error: unknown): boolean {
  return sqlState(error) === '0A000' && error instanceof Error && /cached plan/.test(error.message);
}

function sqlState(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return String(error.code);
}
