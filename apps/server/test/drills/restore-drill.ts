import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  layOutRestore,
  startPostgres,
  takeBaseBackup,
  waitFor,
  type PostgresServer,
} from '@miinventario/devkit';
import pg from 'pg';
import { loadConfig } from '../../src/config/app-config.js';
import { migrate } from '../../src/migrate.js';
import { RULES_ABOVE } from '../../src/ledger-proof.js';
import { ledgerCheck } from '../../src/modules/credits/ledger-check.js';
import { createAppDataSource } from '../../src/platform/database/data-source.js';
import { Db } from '../../src/platform/database/database.service.js';
import { log } from '../../src/platform/telemetry/logger.js';
import { ConfirmedShop, type Arranger } from './confirmed-shop.js';

/**
 * `npm run drill:restore`: shops work, a base backup is taken meanwhile, they work on, the database
 * is dropped, and it is restored to the moment before from the backup and the archived log. Nothing
 * that was confirmed by then may be missing, nothing later may be there, the ledger must be whole.
 */
const SHOPS = 10;
/** With the rounds after it no more than the credits of a welcome allow. */
const ROUNDS_DURING_BACKUP = 2;
const ROUNDS_AFTER = 2;

log.level = 'silent';
const lines: string[] = [];
const say = (line: string): void => {
  lines.push(line);
  console.log(line);
};
const directory = await mkdtemp(join(tmpdir(), 'mi-drill-'));
// The server's own account has to come by.
await chmod(directory, 0o755);
const archiveDir = join(directory, 'archive');
const startedAt = Date.now();
const after = (): string => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
const isGood = await drill().finally(() => rm(directory, { recursive: true, force: true }));
const recordTo = process.argv[process.argv.indexOf('--record') + 1];
if (process.argv.includes('--record') && recordTo)
  await writeFile(recordTo, `${lines.join('\n')}\n`);
process.exit(isGood ? 0 : 1);

async function drill(): Promise<boolean> {
  say(`drill:restore, ${new Date().toISOString()}`);
  const first = await startPostgres({ dataDir: join(directory, 'first'), port: 0, archiveDir });
  let confirmed: Set<string>;
  let target: Date;
  let late: string;
  try {
    ({ confirmed, target, late } = await workAndLose(first));
  } finally {
    await first.stop();
  }
  const restoreStartedAt = Date.now();
  const dataDir = join(directory, 'restored');
  await layOutRestore({
    backupDir: join(directory, 'base'),
    archiveDir,
    dataDir,
    targetTime: target,
  });
  const restored = await startPostgres({ dataDir, port: 0 });
  try {
    say(`restored to ${target.toISOString()} in ${Date.now() - restoreStartedAt} ms`);
    return await judge(restored, confirmed, late);
  } finally {
    await restored.stop();
  }
}

async function workAndLose(server: PostgresServer) {
  await migrate(server.ownerUrl, 'up');
  const db = await openDb(server);
  const superuser = new pg.Pool({ connectionString: server.superuserUrl, max: 2 });
  // Cut by the accident below, which is meant.
  superuser.on('error', () => undefined);
  const arranger = {
    superuser: async (sql: string, params: readonly unknown[] = []) =>
      (await superuser.query(sql, [...params])).rows as unknown[],
  } as unknown as Arranger;
  const shops = await Promise.all(
    Array.from({ length: SHOPS }, () => ConfirmedShop.open(db, arranger)),
  );
  const confirmed = new Set<string>();
  const work = async (rounds: number): Promise<void> => {
    for (let round = 0; round < rounds; round += 1) {
      const ids = await Promise.all(shops.map((shop) => shop.confirm()));
      for (const id of ids) confirmed.add(id);
    }
  };
  const [backup] = await Promise.all([
    takeBaseBackup({
      superuserUrl: server.superuserUrl,
      dataDir: server.dataDir,
      targetDir: join(directory, 'base'),
      label: 'drill',
    }),
    work(ROUNDS_DURING_BACKUP),
  ]);
  say(
    `base backup of ${(backup.sizeBytes / 1e6).toFixed(1)} MB while ${confirmed.size} sessions were confirmed (${after()})`,
  );
  await work(ROUNDS_AFTER);
  say(`${confirmed.size} sessions confirmed in ${SHOPS} shops (${after()})`);
  // A date of JavaScript ends at milliseconds, a commit at microseconds.
  await sleep(20);
  const { rows } = await superuser.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  const target = rows[0]?.now ?? new Date();
  await sleep(50);
  // Committed after the target: it must not come back, and recovery stops before it.
  const late = (await shops[0]?.confirm()) ?? '';
  await db.onApplicationShutdown();
  await superuser.end();
  await dropDatabase(server);
  say(
    `database dropped, its log archived in ${(await readdir(archiveDir)).length} files (${after()})`,
  );
  return { confirmed, target, late };
}

/** The accident; what was logged until then reaches the archive. */
async function dropDatabase(server: PostgresServer): Promise<void> {
  const url = new URL(server.superuserUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.toString() });
  await client.connect();
  try {
    await client.query(`DROP DATABASE ${client.escapeIdentifier(name)} WITH (FORCE)`);
    const { rows } = await client.query<{ segment: string }>(
      `SELECT pg_walfile_name(pg_switch_wal()) AS segment`,
    );
    const segment = rows[0]?.segment ?? '';
    await waitFor(async () => (await readdir(archiveDir)).includes(segment), {
      timeoutMs: 30_000,
      what: `segment ${segment} in the archive`,
    });
  } finally {
    await client.end();
  }
}

async function judge(
  server: PostgresServer,
  confirmed: Set<string>,
  late: string,
): Promise<boolean> {
  const db = await openDb(server);
  try {
    const report = await db.read({ kind: 'system', task: 'check-ledger' }, (tx) =>
      ledgerCheck(tx, RULES_ABOVE),
    );
    for (const { rule, count } of report.faults) say(`✗ ${rule}: broken by ${count}`);
    say(
      `ledger: ${report.wallets} wallets, ${report.transactions} transactions, ${report.faults.length} rules broken`,
    );
    const found = await readyIds(server);
    const missing = [...confirmed].filter((id) => !found.has(id));
    const isLateThere = found.has(late);
    say(
      `confirmed sessions missing: ${missing.length} of ${confirmed.size}; later ones there: ${isLateThere ? 1 : 0}`,
    );
    const holds = report.faults.length === 0 && missing.length === 0 && !isLateThere;
    say(`${holds ? '✓ the drill passed' : '✗ the drill failed'} (${after()})`);
    return holds;
  } finally {
    await db.onApplicationShutdown();
  }
}

async function readyIds(server: PostgresServer): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: server.superuserUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(
      `SELECT id FROM inventory.inventory_sessions WHERE status = 'READY' AND charged`,
    );
    return new Set(rows.map((row) => row.id));
  } finally {
    await client.end();
  }
}

async function openDb(server: PostgresServer): Promise<Db> {
  const config = loadConfig({ NODE_ENV: 'test', DATABASE_URL: server.appUrl });
  const dataSource = createAppDataSource(config, []);
  await dataSource.initialize();
  return new Db(dataSource, config);
}
