import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import type { JobActor } from '../database/actor.js';
import { Db } from '../database/database.service.js';

const MARKER: JobActor = { kind: 'job', name: 'mark-done' };

/** Marks jobs of the outbox as done, so that nobody hands them over again. */
@Injectable()
export class JobMarks {
  constructor(private readonly db: Db) {}

  /** `jobId` is the outbox row; other ids are jobs that mark themselves. */
  async done(jobId: string, name: string): Promise<void> {
    if (!isUuid(jobId)) return;
    await this.db.write(MARKER, (tx) =>
      tx.run(
        `INSERT INTO platform.event_deliveries (event_id, handler) VALUES ($1, $2)
         ON CONFLICT DO NOTHING`,
        [jobId, name],
      ),
    );
  }
}
