import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import type { JobActor } from '../database/actor.js';
import { Db } from '../database/database.service.js';

const MARKER: JobActor = { kind: 'job', name: 'mark-done' };

interface Mark {
  readonly jobId: string;
  readonly name: string;
}

/** Marks jobs of the outbox as done, so that nobody hands them over again. */
@Injectable()
export class JobMarks {
  private waiting: Mark[] = [];
  private next: Promise<void> | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly db: Db) {}

  /**
   * Resolves once the mark is committed. Jobs that end while a transaction is under way share the next
   * one: a commit costs more than a row. `jobId` is the outbox row; other ids are jobs that mark
   * themselves.
   */
  async done(jobId: string, name: string): Promise<void> {
    if (!isUuid(jobId)) return;
    this.waiting.push({ jobId, name });
    this.next ??= this.startNext();
    await this.next;
  }

  private startNext(): Promise<void> {
    const write = this.writing.then(async () => {
      const marks = this.waiting;
      this.waiting = [];
      this.next = undefined;
      await this.write(marks);
    });
    // A failure is told to those who wait for it, and holds nobody else up.
    this.writing = write.catch(() => undefined);
    return write;
  }

  private async write(marks: readonly Mark[]): Promise<void> {
    await this.db.write(MARKER, (tx) =>
      tx.run(
        `INSERT INTO platform.event_deliveries (event_id, handler)
         SELECT * FROM unnest($1::uuid[], $2::text[]) ON CONFLICT DO NOTHING`,
        [marks.map(({ jobId }) => jobId), marks.map(({ name }) => name)],
      ),
    );
  }
}
