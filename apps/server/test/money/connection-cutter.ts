import type pg from 'pg';
import { APP_ROLE } from '../support/postgres-server.js';

/** Cuts one of the product's connections, whoever holds it: API or worker. */
export class ConnectionCutter {
  cuts = 0;

  constructor(private readonly superuser: pg.Pool) {}

  async cutOne(): Promise<void> {
    const cut = await this.superuser
      .query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE usename = $1 ORDER BY random() LIMIT 1`,
        [APP_ROLE],
      )
      .catch(() => undefined);
    this.cuts += cut?.rowCount ?? 0;
  }
}
