import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startRedis, type RedisServer } from '@miinventario/devkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { TestDatabase } from '../../../test/support/test-database.js';
import { newId } from '../database/ids.js';
import { DeliverEventHandler } from '../events/deliver-event.handler.js';
import type { EventHandler } from '../events/event-handler.js';
import { EventHandlersRegistry } from '../events/event-handlers.registry.js';
import { HandOver } from '../events/hand-over.js';
import { JobMarks } from '../events/job-marks.js';
import { OutboxRecovery } from '../events/outbox-recovery.js';
import { OutboxRelay } from '../events/outbox-relay.js';
import { Outbox } from '../events/outbox.js';
import { defineJob } from './job-definition.js';
import { UnrecoverableJobError, type JobHandler } from './job-handler.js';
import { JobQueue } from './job-queue.js';
import { JobRunner } from './job-runner.js';

const job = defineJob({
  name: 'test.note-word',
  queue: 'background',
  version: 1,
  schema: z.object({ word: z.string() }),
  attempts: 3,
  backoffMs: 50,
  timeoutMs: 5_000,
});

class NoteWord implements JobHandler<{ word: string }> {
  readonly job = job;
  readonly runs: string[] = [];

  run({ word }: { word: string }): Promise<void> {
    this.runs.push(word);
    const earlier = this.runs.filter((run) => run === word).length;
    if (word === 'flaky' && earlier < 3) throw new Error('not yet');
    if (word === 'never') throw new UnrecoverableJobError('no');
    return Promise.resolve();
  }
}

let redis: RedisServer;

beforeAll(async () => {
  redis = await startRedis({ port: 0, cacheDir: join(tmpdir(), 'mi-redis-cache') });
});
afterAll(() => redis.stop());

/** The same promises on both queues. */
describe.each(['postgres', 'redis'] as const)('jobs and events on %s', (backend) => {
  let database: TestDatabase;
  let queue: JobQueue;
  let runner: JobRunner;
  let relay: OutboxRelay;
  let recovery: OutboxRecovery;
  let outbox: Outbox;
  const handler = new NoteWord();
  const handled: string[] = [];
  const SYSTEM = { kind: 'system', task: 'test' } as const;

  beforeAll(async () => {
    database = await TestDatabase.create();
    const config = database.config(backend === 'redis' ? { REDIS_URL: redis.url } : {});
    const registry = new EventHandlersRegistry();
    const listener: EventHandler<{ id: string }> = {
      name: 'note-it.on-thing-done',
      eventName: 'thing.done',
      actor: () => ({ kind: 'job', name: 'note' }),
      handle: (_tx, { id }) => {
        handled.push(id);
        return Promise.resolve();
      },
    };
    registry.register(listener);
    queue = new JobQueue(config);
    outbox = new Outbox();
    const handOver = new HandOver(queue, registry);
    relay = new OutboxRelay(database.db, handOver);
    recovery = new OutboxRecovery(database.db, handOver);
    runner = new JobRunner(config, new JobMarks(database.db));
    runner.register(handler, new DeliverEventHandler(database.db, registry));
    runner.start();
  });

  afterAll(async () => {
    await relay.onApplicationShutdown();
    await runner.onApplicationShutdown();
    await queue.onApplicationShutdown();
    await database.drop();
  });

  const enqueue = (word: string): Promise<void> =>
    database.db.write(SYSTEM, (tx) => outbox.enqueue(tx, job, { word }));

  it('runs a job whose transaction committed', async () => {
    await enqueue('committed');
    await relay.relayOnce();
    await expect.poll(() => handler.runs, { timeout: 10_000 }).toContain('committed');
  });

  it('never runs a job whose transaction was rolled back', async () => {
    const failing = database.db.write(SYSTEM, async (tx) => {
      await outbox.enqueue(tx, job, { word: 'rolled-back' });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await enqueue('after');
    await relay.relayOnce();
    await expect.poll(() => handler.runs, { timeout: 10_000 }).toContain('after');
    expect(handler.runs).not.toContain('rolled-back');
  });

  it('tries a failed job again, and stops at one that cannot be helped', async () => {
    await enqueue('flaky');
    await enqueue('never');
    await relay.relayOnce();
    const times = (word: string) => handler.runs.filter((run) => run === word).length;
    await expect.poll(() => times('flaky'), { timeout: 15_000 }).toBe(3);
    expect(times('never')).toBe(1);
  });

  it('runs a job once when it is handed over twice', async () => {
    const id = newId();
    const options = { jobId: id, requestId: id };
    await queue.add(job, { word: 'once' }, options);
    await queue.add(job, { word: 'once' }, options);
    await queue.add(job, { word: 'marker' }, { ...options, jobId: newId() });
    await expect.poll(() => handler.runs, { timeout: 10_000 }).toContain('marker');
    expect(handler.runs.filter((run) => run === 'once')).toHaveLength(1);
  });

  it('handles an event once, however often it is delivered', async () => {
    const eventId = newId();
    const registry = new EventHandlersRegistry();
    registry.register({
      name: 'note-it.on-thing-done',
      eventName: 'thing.done',
      actor: () => ({ kind: 'job', name: 'note' }),
      handle: (_tx, payload) => {
        handled.push((payload as { id: string }).id);
        return Promise.resolve();
      },
    });
    const direct = new DeliverEventHandler(database.db, registry);
    const payload = { id: `${backend}-event` };
    const delivery = { eventId, handler: 'note-it.on-thing-done', requestId: eventId, payload };
    await direct.run(delivery);
    await direct.run(delivery);
    expect(handled.filter((id) => id === payload.id)).toHaveLength(1);
  });

  it('delivers a published event to its handler', async () => {
    const id = newId();
    await database.db.write(SYSTEM, (tx) =>
      outbox.publish(tx, { name: 'thing.done', version: 1, payload: { id } }),
    );
    await relay.relayOnce();
    await expect.poll(() => handled, { timeout: 10_000 }).toContain(id);
  });

  it('hands over again what the queue has lost, until it is done, and then no more', async () => {
    const id = newId();
    await enqueue('lost');
    await database.db.write(SYSTEM, (tx) =>
      outbox.publish(tx, { name: 'thing.done', version: 1, payload: { id } }),
    );
    // The queue was given both and forgot them.
    await database.superuser(
      `UPDATE platform.outbox_events SET relayed_at = now(), check_at = now()
        WHERE relayed_at IS NULL`,
    );
    expect(await recovery.recoverOnce()).toBe(2);
    await expect.poll(() => handler.runs, { timeout: 10_000 }).toContain('lost');
    await expect.poll(() => handled, { timeout: 10_000 }).toContain(id);
    const due = () =>
      database.superuser(`UPDATE platform.outbox_events SET check_at = now()
        WHERE check_at IS NOT NULL AND (payload->>'word' = 'lost' OR name = 'thing.done')`);
    await expect
      .poll(
        async () => {
          await due();
          return recovery.recoverOnce();
        },
        { timeout: 10_000 },
      )
      .toBe(0);
    expect(handler.runs.filter((run) => run === 'lost')).toHaveLength(1);
    expect(handled.filter((each) => each === id)).toHaveLength(1);
  });

  it('tells how deep the queues are', async () => {
    expect(Object.keys(await queue.depths()).sort()).toEqual(['background', 'events', 'films']);
  });

  it('refuses to start when a job has no handler', () => {
    const other = new JobRunner(database.config(), new JobMarks(database.db));
    expect(() => other.start()).toThrow(/jobs without a handler/);
  });
});
