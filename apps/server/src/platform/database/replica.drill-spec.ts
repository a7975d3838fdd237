import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  layOutStandby,
  startPostgres,
  takeBaseBackup,
  waitFor,
  type PostgresServer,
} from '@miinventario/devkit';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../config/app-config.js';
import { migrate } from '../../migrate.js';
import { log } from '../telemetry/logger.js';
import type { Actor, UserId } from './actor.js';
import { createAppDataSource } from './data-source.js';
import { openReplica } from './database.module.js';
import { Db } from './database.service.js';
import { newId } from './ids.js';

log.level = 'silent';
const SYSTEM: Actor = { kind: 'system', task: 'relay' };
const IS_STANDBY = 'SELECT pg_is_in_recovery() AS standby';

describe('reports on a standby that follows by streaming', () => {
  let folder: string;
  let primary: PostgresServer;
  let standby: PostgresServer;
  let db: Db;

  const config = (replicaUrl: string) =>
    loadConfig({
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      OTP_PEPPER: 'pepper',
      DATABASE_URL: primary.appUrl,
      DATABASE_OWNER_URL: primary.ownerUrl,
      DATABASE_REPLICA_URL: replicaUrl,
    });

  const openDb = async (replicaUrl: string): Promise<Db> => {
    const settings = config(replicaUrl);
    const dataSource = await createAppDataSource(settings, []).initialize();
    return new Db(dataSource, settings, await openReplica(settings, []));
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mi-replica-'));
    // PostgreSQL's account walks through it.
    await chmod(folder, 0o711);
    primary = await startPostgres({
      dataDir: join(folder, 'primary'),
      port: 0,
      isThrowaway: true,
    });
    await migrate(primary.ownerUrl, 'up');
    await takeBaseBackup({
      superuserUrl: primary.superuserUrl,
      dataDir: primary.dataDir,
      targetDir: join(folder, 'base'),
      label: 'replica',
    });
    const dataDir = join(folder, 'standby');
    await layOutStandby({
      backupDir: join(folder, 'base'),
      dataDir,
      primaryUrl: primary.superuserUrl,
    });
    standby = await startPostgres({ dataDir, port: 0, isThrowaway: true, isStandby: true });
    db = await openDb(standby.appUrl);
  });
  afterAll(async () => {
    await db.onApplicationShutdown();
    await standby.stop();
    await primary.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('reads reports there and everything else on the primary', async () => {
    expect(await db.report(SYSTEM, (tx) => tx.find(IS_STANDBY))).toEqual({ standby: true });
    expect(await db.read(SYSTEM, (tx) => tx.find(IS_STANDBY))).toEqual({ standby: false });
  });

  it('sees there what was committed here, under the same policies', async () => {
    const userId = newId<UserId>();
    const person: Actor = { kind: 'user', userId, role: 'USER' };
    const stranger: Actor = { ...person, userId: newId<UserId>() };
    const find = (actor: Actor) =>
      db.report(actor, (tx) => tx.find('SELECT id FROM auth.users WHERE id = $1', [userId]));
    const superuser = new pg.Client(primary.superuserUrl);
    await superuser.connect();
    await superuser.query(`INSERT INTO auth.users (id, email, name) VALUES ($1, $2, 'Doña Lupe')`, [
      userId,
      `${userId}@example.com`,
    ]);
    await superuser.end();
    await waitFor(() => find(person), { timeoutMs: 20_000, what: 'the row on the standby' });
    expect(await find(stranger)).toBeUndefined();
    await expect(
      db.report(person, (tx) => tx.run('DELETE FROM auth.users WHERE id = $1', [userId])),
    ).rejects.toMatchObject({ code: '25006' });
  });

  it('reads them on the primary while the standby is away, also when the product starts', async () => {
    await standby.stop();
    expect(await db.report(SYSTEM, (tx) => tx.find(IS_STANDBY))).toEqual({ standby: false });
    const late = await openDb(standby.appUrl);
    expect(await late.report(SYSTEM, (tx) => tx.find(IS_STANDBY))).toEqual({ standby: false });
    await late.onApplicationShutdown();
  });
});
