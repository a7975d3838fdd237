import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, startRedis, waitFor, type ManagedChild } from '@miinventario/devkit';
import pg from 'pg';
import { uploadFilm } from '../../tools/lib/client/upload-film.js';
import { CACHE, ROOT } from '../../tools/lib/paths.js';
import { SERVER_DIST } from '../../tools/lib/product/product.js';
import { startBenchProduct, type BenchProduct, type BenchShop } from './bench-product.js';
import { cpuSecondsOf, memoryOf } from './processes.js';

/** What a number of worker processes made of the films that waited for them. */
export interface FilmRun {
  readonly films: number;
  readonly workers: number;
  /** From the first film taken up to the last report ready. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Of the largest worker. */
  readonly peakMiB: number;
  /** What a film leaves behind, the film itself included. */
  readonly databaseKiB: number;
  readonly objectsKiB: number;
  /** Reports that were ready exactly once and paid for exactly once. */
  readonly whole: number;
}

const RUNNING = ['EXTRACTING', 'DETECTING', 'MERGING', 'READY', 'FAILED'];
const TIMEOUT_MS = 900_000;

/** The product on a Redis of its own, where films wait until as many workers as wished take them up. */
export class FilmWorks {
  private constructor(
    private readonly world: BenchProduct,
    private readonly database: pg.Client,
    private readonly closers: ReadonlyArray<() => Promise<unknown>>,
  ) {}

  static async open(shops: number, env: NodeJS.ProcessEnv): Promise<FilmWorks> {
    const redis = await startRedis({ port: 0, cacheDir: join(CACHE, 'services') });
    const world = await startBenchProduct(shops, {
      LOG_LEVEL: 'warn',
      REDIS_URL: redis.url,
      ...env,
    });
    const database = new pg.Client({ connectionString: world.product.postgres?.superuserUrl });
    await database.connect();
    const closers = [() => database.end(), () => world.stop(), () => redis.stop()];
    return new FilmWorks(world, database, closers);
  }

  get shops(): readonly BenchShop[] {
    return this.world.shops;
  }

  async close(): Promise<void> {
    for (const close of this.closers) await close();
  }

  /** One film of each shop, uploaded while no worker runs; then `workers` of them share the work. */
  async run(film: string, films: number, workers: number): Promise<FilmRun> {
    const { product } = this.world;
    const shops = this.shops.slice(0, films);
    await Promise.all(shops.map((shop) => this.waitForCredits(shop)));
    await product.worker.stop();
    const before = await this.sizes();
    const ids: string[] = [];
    for (const shop of shops) ids.push(await upload(shop, film));
    const children = this.startWorkers(workers);
    try {
      const startedAt = await this.waitUntil(ids, 1, RUNNING);
      const endedAt = await this.waitUntil(ids, ids.length, ['READY', 'FAILED']);
      const pids = children.map((child) => child.pid);
      const cpu = await Promise.all(pids.map(cpuSecondsOf));
      const memory = await Promise.all(pids.map(memoryOf));
      await sleep(1_000);
      const after = await this.sizes();
      return {
        films,
        workers,
        seconds: (endedAt - startedAt) / 1000,
        cpuSeconds: cpu.reduce((sum, each) => sum + each, 0),
        peakMiB: Math.max(...memory.map(({ peakMiB }) => peakMiB)),
        databaseKiB: (after.database - before.database) / films / 1024,
        objectsKiB: (after.objects - before.objects) / films / 1024,
        whole: await this.countWhole(ids),
      };
    } finally {
      await Promise.all(children.map((child) => child.stop()));
      product.worker.start();
    }
  }

  /** Bytes of the database and of the object store, which is a folder here. */
  private async sizes(): Promise<{ database: number; objects: number }> {
    await this.database.query('CHECKPOINT');
    const { rows } = await this.database.query<{ size: string }>(
      'SELECT pg_database_size(current_database()) AS size',
    );
    const folder = join(this.world.product.dataDir, 'server');
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    const sizes = await Promise.all(
      files
        .filter((file) => file.isFile())
        .map(async (file) => (await stat(join(file.parentPath, file.name))).size),
    );
    return {
      database: Number(rows[0]?.size),
      objects: sizes.reduce((sum, size) => sum + size, 0),
    };
  }

  private startWorkers(count: number): ManagedChild[] {
    return Array.from({ length: count }, (_, index) =>
      startChild({
        name: `worker-${index}`,
        command: process.execPath,
        args: [join(SERVER_DIST, 'main.worker.js')],
        cwd: ROOT,
        env: this.world.product.environment,
      }),
    );
  }

  private async waitForCredits({ client }: BenchShop): Promise<void> {
    const hasCredits = async (): Promise<boolean> =>
      (await client.get<{ available: number }>('/credits/wallet')).available > 0;
    await waitFor(hasCredits, { timeoutMs: 60_000, intervalMs: 200, what: 'welcome credits' });
  }

  /** When that many of the sessions were first seen in one of the states. */
  private async waitUntil(
    ids: readonly string[],
    many: number,
    states: readonly string[],
  ): Promise<number> {
    const sql = `SELECT count(*)::int AS n FROM inventory.inventory_sessions
                  WHERE id = ANY ($1) AND status = ANY ($2)`;
    const isSo = async (): Promise<boolean> => {
      const { rows } = await this.database.query<{ n: number }>(sql, [ids, states]);
      return (rows[0]?.n ?? 0) >= many;
    };
    await waitFor(isSo, { timeoutMs: TIMEOUT_MS, intervalMs: 50, what: 'the films' });
    return Date.now();
  }

  private async countWhole(ids: readonly string[]): Promise<number> {
    const { rows } = await this.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM inventory.inventory_sessions s
        WHERE s.id = ANY ($1) AND s.status = 'READY' AND s.charged
          AND 1 = (SELECT count(*) FROM billing.credit_holds h
                    WHERE h.session_id = s.id AND h.state = 'CAPTURED')
          AND 1 = (SELECT count(*) FROM billing.cogs_records c
                    WHERE c.session_id = s.id AND c.kind = 'COMPUTE')`,
      [ids],
    );
    return rows[0]?.n ?? 0;
  }
}

async function upload({ client, storeId }: BenchShop, file: string): Promise<string> {
  const session = await client.post<{ id: string }>(`/stores/${storeId}/sessions`, {});
  await uploadFilm(client, { storeId, sessionId: session.id, file });
  return session.id;
}
