import { log } from '../telemetry/logger.js';
import { dbSlowStatements } from '../telemetry/metrics.js';

const DEFAULT_SLOW_MS = 500;
/** The beginning of a statement tells which one it is. */
const SHOWN_CHARACTERS = 400;

/**
 * Logs statements that take long. The text holds placeholders and no values: every value is a
 * parameter, and parameters are not told.
 */
export class StatementWatch {
  constructor(private readonly slowMs = DEFAULT_SLOW_MS) {}

  async over<T>(sql: string, send: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    try {
      return await send();
    } finally {
      this.note(sql, performance.now() - startedAt);
    }
  }

  private note(sql: string, ms: number): void {
    if (ms < this.slowMs) return;
    dbSlowStatements.inc();
    const statement = sql.replace(/\s+/g, ' ').trim().slice(0, SHOWN_CHARACTERS);
    log.warn({ ms: Math.round(ms), statement }, 'slow statement');
  }
}
