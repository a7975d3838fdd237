import pg from 'pg';
import type * as AppConfigFile from '../../apps/server/src/config/app-config.js';
import type * as HttpServerFile from '../../apps/server/src/http-server.js';
import type { Actor } from '../../apps/server/src/platform/database/actor.js';
import type * as DatabaseFile from '../../apps/server/src/platform/database/database.service.js';
import type * as NamesFile from '../../apps/server/src/platform/database/statement-names.js';
import type { Tx } from '../../apps/server/src/platform/database/tx.js';
import { built } from './built-server.js';

/**
 * The product's own API with one thing taken away, to show what that thing costs: reads go through
 * a role that row security does not bind, without a transaction and without a context.
 */
const { loadConfig } = await built<typeof AppConfigFile>('config/app-config.js');
const { createHttpServer } = await built<typeof HttpServerFile>('http-server.js');
const { Db } = await built<typeof DatabaseFile>('platform/database/database.service.js');
const { StatementNames } = await built<typeof NamesFile>('platform/database/statement-names.js');

const config = loadConfig();
const pool = new pg.Pool({ connectionString: process.env['SUPER_URL'], max: 20 });
const names = new StatementNames();

function unboundTx(actor: Actor): Tx {
  const send = <Row extends object>(sql: string, params: readonly unknown[] = []) =>
    pool.query<Row>(names.config(sql, params));
  return {
    actor,
    requestId: '',
    query: async <Row extends object>(sql: string, params?: readonly unknown[]) =>
      (await send<Row>(sql, params)).rows,
    find: async <Row extends object>(sql: string, params?: readonly unknown[]) =>
      (await send<Row>(sql, params)).rows[0],
    run: async (sql, params) => (await send(sql, params)).rowCount ?? 0,
  };
}

const app = await createHttpServer(config);
app.get(Db).read = (actor, work) => work(unboundTx(actor));
await app.listen(config.http.port, '127.0.0.1');
