import { z } from 'zod';
import type * as AppConfigFile from '../../apps/server/src/config/app-config.js';
import type * as DataSourceFile from '../../apps/server/src/platform/database/data-source.js';
import type * as DatabaseFile from '../../apps/server/src/platform/database/database.service.js';
import type * as RegistryFile from '../../apps/server/src/platform/events/event-handlers.registry.js';
import type * as DeliverFile from '../../apps/server/src/platform/events/deliver-event.handler.js';
import type * as HandOverFile from '../../apps/server/src/platform/events/hand-over.js';
import type * as JobMarksFile from '../../apps/server/src/platform/events/job-marks.js';
import type * as RelayFile from '../../apps/server/src/platform/events/outbox-relay.js';
import type * as OutboxFile from '../../apps/server/src/platform/events/outbox.js';
import type * as DefinitionFile from '../../apps/server/src/platform/queue/job-definition.js';
import type * as JobQueueFile from '../../apps/server/src/platform/queue/job-queue.js';
import type * as RunnerFile from '../../apps/server/src/platform/queue/job-runner.js';
import type * as LoggerFile from '../../apps/server/src/platform/telemetry/logger.js';
import { built } from './built-server.js';

/** The product's queue with one job that does nothing. */
export interface OurQueue {
  /** Asks for that many jobs, a hundred in a transaction. */
  enqueue(jobs: number): Promise<void>;
  /** How many have run. */
  done(): number;
  close(): Promise<void>;
}

const NAME = 'bench.note';
const A_TRANSACTION = 100;

/** Outbox, relay, queue and runner of the built server, wired as the worker wires them. */
export async function openOurQueue(env: NodeJS.ProcessEnv): Promise<OurQueue> {
  const { loadConfig } = await built<typeof AppConfigFile>('config/app-config.js');
  const { createAppDataSource } = await built<typeof DataSourceFile>(
    'platform/database/data-source.js',
  );
  const { Db } = await built<typeof DatabaseFile>('platform/database/database.service.js');
  const { EventHandlersRegistry } = await built<typeof RegistryFile>(
    'platform/events/event-handlers.registry.js',
  );
  const { DeliverEventHandler } = await built<typeof DeliverFile>(
    'platform/events/deliver-event.handler.js',
  );
  const { HandOver } = await built<typeof HandOverFile>('platform/events/hand-over.js');
  const { JobMarks } = await built<typeof JobMarksFile>('platform/events/job-marks.js');
  const { OutboxRelay } = await built<typeof RelayFile>('platform/events/outbox-relay.js');
  const { Outbox } = await built<typeof OutboxFile>('platform/events/outbox.js');
  const { defineJob, jobDefinition } = await built<typeof DefinitionFile>(
    'platform/queue/job-definition.js',
  );
  const { JobQueue } = await built<typeof JobQueueFile>('platform/queue/job-queue.js');
  const { JobRunner } = await built<typeof RunnerFile>('platform/queue/job-runner.js');
  const { log } = await built<typeof LoggerFile>('platform/telemetry/logger.js');

  log.level = 'warn';
  const config = loadConfig(env);
  const source = await createAppDataSource(config, []).initialize();
  const db = new Db(source);
  const job =
    jobDefinition(NAME) ??
    defineJob({
      name: NAME,
      queue: 'background',
      version: 1,
      schema: z.object({}),
      attempts: 1,
      backoffMs: 50,
      timeoutMs: 5_000,
    });
  let done = 0;
  const registry = new EventHandlersRegistry();
  const queue = new JobQueue(config);
  const relay = new OutboxRelay(db, new HandOver(queue, registry));
  const runner = new JobRunner(config, new JobMarks(db));
  runner.register(
    {
      job,
      run: () => {
        done += 1;
        return Promise.resolve();
      },
    },
    new DeliverEventHandler(db, registry),
  );
  runner.start();
  relay.start();
  const outbox = new Outbox();
  return {
    enqueue: async (jobs) => {
      for (let left = jobs; left > 0; left -= A_TRANSACTION) {
        await db.write({ kind: 'system', task: 'bench' }, async (tx) => {
          for (let n = 0; n < Math.min(left, A_TRANSACTION); n += 1) {
            await outbox.enqueue(tx, job, {});
          }
        });
      }
    },
    done: () => done,
    close: async () => {
      await relay.onApplicationShutdown();
      await runner.onApplicationShutdown();
      await queue.onApplicationShutdown();
      await source.destroy();
    },
  };
}
