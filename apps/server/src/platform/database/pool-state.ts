import type { Pool } from 'pg';

/** Connections of one process; `waiting` are callers that stand in line for one. */
export interface PoolState {
  readonly busy: number;
  readonly idle: number;
  readonly waiting: number;
}

export function poolStateOf({ totalCount, idleCount, waitingCount }: Pool): PoolState {
  return { busy: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
}
