import type { Actor } from './actor.js';

/**
 * A transaction and the tenant it acts for, as one value. Every repository method takes it first,
 * so a statement outside a context does not compile.
 */
export interface Tx {
  readonly actor: Actor;
  readonly requestId: string;
  /** Runs one parameterised statement and gives its rows. */
  query<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row[]>;
  /** The first row, or undefined. */
  find<Row extends object>(sql: string, params?: readonly unknown[]): Promise<Row | undefined>;
  /** The number of rows that a statement changed. */
  run(sql: string, params?: readonly unknown[]): Promise<number>;
}
