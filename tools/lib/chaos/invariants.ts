import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import pg from 'pg';
import { logIn } from '../client/account.js';
import type { Wallet } from '../client/api.types.js';
import { ROOT } from '../paths.js';
import type { ChaosWorld } from './chaos-world.js';
import type { Tally } from './chaos-shops.js';

const LEDGER_CHECK = join(ROOT, 'apps', 'server', 'dist', 'main.ledger-check.js');
const ENDED = ['READY', 'FAILED', 'CANCELED', 'EXPIRED', 'WAITING_CREDITS'];
/** Longer than the sweeper and the recovery of the outbox need to take lost work up again. */
const SETTLE_MS = 360_000;

/** The ledger's own check, on the running database; undefined when it is whole. */
export async function ledgerFault(databaseUrl: string): Promise<string | undefined> {
  const child = spawn(process.execPath, [LEDGER_CHECK], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return code === 0 ? undefined : `ledger:check: ${said.trim().slice(0, 500)}`;
}

/** What must hold once everything is mended and has had the time to come to rest. */
export async function findViolations(world: ChaosWorld, tally: Tally): Promise<string[]> {
  const client = new pg.Client({ connectionString: world.postgres.superuserUrl });
  await client.connect();
  const count = async (sql: string, values: unknown[] = []): Promise<number> => {
    const { rows } = await client.query<{ n: string }>(sql, values);
    return Number(rows[0]?.n ?? 0);
  };
  const violations: string[] = [];
  const ids = tally.accepted.map(({ sessionId }) => sessionId);
  try {
    const rules: ReadonlyArray<readonly [string, string, unknown[]]> = [
      [
        'accepted films whose session has not ended',
        `SELECT count(*) AS n FROM inventory.inventory_sessions
          WHERE id = ANY ($1) AND status <> ALL ($2)`,
        [ids, ENDED],
      ],
      [
        'rows of the outbox that were never handed over',
        `SELECT count(*) AS n FROM platform.outbox_events
          WHERE relayed_at IS NULL AND available_at < now() - interval '10 seconds'`,
        [],
      ],
      [
        'jobs and events without an outcome',
        `SELECT count(*) AS n FROM platform.outbox_events
          WHERE check_at IS NOT NULL AND available_at < now() - interval '30 seconds'`,
        [],
      ],
      [
        'sessions that hold credits though they have ended',
        `SELECT count(*) AS n FROM billing.credit_wallets WHERE held <> 0`,
        [],
      ],
    ];
    for (const [what, sql, values] of rules) {
      const left = await settle(() => count(sql, values));
      if (left > 0) violations.push(`${left} ${what}`);
    }
    const lost =
      ids.length -
      (await count('SELECT count(*) AS n FROM inventory.inventory_sessions WHERE id = ANY ($1)', [
        ids,
      ]));
    if (lost > 0) violations.push(`${lost} accepted sessions are gone`);
    const told = await count(
      `SELECT count(*) AS n FROM inventory.inventory_sessions s
        WHERE s.id = ANY ($1) AND s.status = 'READY' AND 1 <> (
          SELECT count(*) FROM notifications.notifications n
           WHERE n.kind = 'REPORT_READY' AND n.facts->>'sessionId' = s.id::text)`,
      [ids],
    );
    if (told > 0) violations.push(`${told} reports were not told of exactly once`);
    violations.push(...(await lostFilms(world, client, ids)));
    violations.push(...(await wrongWallets(tally)));
    const ledger = await ledgerFault(world.postgres.appUrl);
    if (ledger) violations.push(ledger);
  } finally {
    await client.end();
  }
  return violations;
}

/** The number of what is left, once it is none or the time is up; a question that fails is a fault. */
async function settle(count: () => Promise<number>): Promise<number> {
  const until = Date.now() + SETTLE_MS;
  let left = await count();
  while (left > 0 && Date.now() < until) {
    await sleep(2_000);
    left = await count();
  }
  return left;
}

/** Accepted films that the object store does not have. */
async function lostFilms(
  { s3 }: ChaosWorld,
  client: pg.Client,
  ids: readonly string[],
): Promise<string[]> {
  if (!s3) return [];
  const store = new S3Client({
    endpoint: s3.endpoint,
    region: s3.region,
    forcePathStyle: true,
    credentials: { accessKeyId: s3.accessKeyId, secretAccessKey: s3.secretAccessKey },
  });
  const { rows } = await client.query<{ s3_key: string; size_bytes: string }>(
    `SELECT s3_key, size_bytes FROM media.videos
      WHERE session_id = ANY ($1) AND removed_at IS NULL AND status <> 'REMOVED'`,
    [ids],
  );
  let lost = 0;
  for (const { s3_key: Key, size_bytes: size } of rows) {
    const head = await store
      .send(new HeadObjectCommand({ Bucket: 'miinventario', Key }))
      .catch(() => undefined);
    if (head?.ContentLength !== Number(size)) lost += 1;
  }
  store.destroy();
  return lost > 0 ? [`${lost} accepted films are not in the object store`] : [];
}

/** Nothing is held any more, as the shops themselves see it; that all was paid for once is the ledger's check. */
async function wrongWallets(tally: Tally): Promise<string[]> {
  let wrong = 0;
  for (const { client, account } of tally.customers) {
    await logIn(client, account);
    const wallet = await client.get<Wallet>('/credits/wallet');
    if (wallet.held !== 0 || wallet.available !== wallet.balance) wrong += 1;
  }
  return wrong > 0 ? [`${wrong} wallets still hold credits`] : [];
}
