import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { ChaosWorld } from './chaos-world.js';

export interface Fault {
  readonly name: string;
  /** Breaks something, waits, and mends it. */
  readonly strike: () => Promise<void>;
}

const HOLD_MS = 6_000;
/** A film of the suite takes seconds at that, and a query's answer is late. */
const SLOW_BYTES_PER_SECOND = 100_000;

/** Everything that can break in this world, and by name what cannot be tried here. */
export function faultsOf(world: ChaosWorld): { faults: Fault[]; skipped: string[] } {
  const { product, postgres, postgresWire, redis, redisWire, s3Wire, vendor, clock, disk } = world;
  const skipped: string[] = [];
  const faults: Fault[] = [
    { name: 'worker killed', strike: () => kill(() => product.worker.crash('SIGKILL')) },
    { name: 'API killed', strike: () => kill(() => product.api.crash('SIGKILL')) },
    {
      name: 'worker and API killed together',
      strike: () =>
        kill(() => {
          product.worker.crash('SIGKILL');
          product.api.crash('SIGKILL');
        }),
    },
    {
      name: 'PostgreSQL crashed, back after 2 s',
      strike: () => postgres.restart('immediate', 2_000),
    },
    { name: 'connections to PostgreSQL cut', strike: () => cut(postgresWire, 500) },
    { name: 'PostgreSQL half open: no byte passes', strike: () => stall(postgresWire) },
    { name: 'PostgreSQL slow', strike: () => slow(postgresWire) },
    { name: 'pool exhausted: a table locked', strike: () => lockTable(postgres.superuserUrl) },
    { name: 'Redis restarted empty', strike: () => redis.restart(1_500) },
    { name: 'Redis flushed', strike: () => flush(redis.port) },
    { name: 'Redis half open: no byte passes', strike: () => stall(redisWire) },
    { name: 'vendor answers 429', strike: () => mood(vendor, 'busy') },
    { name: 'vendor answers 500', strike: () => mood(vendor, 'broken') },
    { name: 'vendor hangs', strike: () => mood(vendor, 'hanging') },
  ];
  if (s3Wire) {
    faults.push(
      { name: 'object store refuses', strike: () => cut(s3Wire, HOLD_MS) },
      { name: 'object store half open: no byte passes', strike: () => stall(s3Wire) },
      { name: 'object store slow', strike: () => slow(s3Wire) },
    );
  } else skipped.push('object store refuses or hangs: no S3 server here');
  if (disk) {
    faults.push({
      name: 'disk of the worker full',
      strike: () =>
        during(
          () => disk.fill(),
          () => disk.free(),
        ),
    });
  } else skipped.push('disk full: no file system may be mounted here');
  if (clock) {
    faults.push(
      {
        name: 'clock two minutes ahead',
        strike: () =>
          during(
            () => clock.jump(120),
            () => clock.jump(0),
          ),
      },
      {
        name: 'clock two minutes behind',
        strike: () =>
          during(
            () => clock.jump(-120),
            () => clock.jump(0),
          ),
      },
    );
  } else skipped.push('clock jumps: libfaketime is not to be had here');
  return { faults, skipped };
}

async function during(begin: () => Promise<void>, end: () => Promise<void>): Promise<void> {
  await begin();
  try {
    await sleep(HOLD_MS);
  } finally {
    await end();
  }
}

async function kill(strike: () => void): Promise<void> {
  strike();
  // The supervision starts it again by itself.
  await sleep(1_000);
}

async function cut(wire: { cut(): void; restore(): void }, forMs: number): Promise<void> {
  wire.cut();
  await sleep(forMs);
  wire.restore();
}

async function stall(wire: { stall(): void; restore(): void }): Promise<void> {
  wire.stall();
  await sleep(HOLD_MS);
  wire.restore();
}

async function slow(wire: { setSpeed(bytesPerSecond?: number): void }): Promise<void> {
  wire.setSpeed(SLOW_BYTES_PER_SECOND);
  await sleep(HOLD_MS);
  wire.setSpeed();
}

async function mood(
  vendor: ChaosWorld['vendor'],
  bad: 'busy' | 'broken' | 'hanging',
): Promise<void> {
  vendor.setMood(bad);
  await sleep(HOLD_MS);
  vendor.setMood('well');
}

/** Every transaction that touches sessions waits, and soon every connection is taken. */
async function lockTable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('LOCK TABLE inventory.inventory_sessions IN ACCESS EXCLUSIVE MODE');
    await sleep(HOLD_MS);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

async function flush(port: number): Promise<void> {
  const { Redis } = await import('ioredis');
  const client = new Redis(port, '127.0.0.1', { lazyConnect: true });
  await client.connect();
  try {
    await client.flushall();
  } finally {
    client.disconnect();
  }
}
