import { randomUUID } from 'node:crypto';
import Fastify from 'fastify';
import pg from 'pg';
import type * as HasherFile from '../../apps/server/src/modules/auth/password-hasher.js';
import { built } from './built-server.js';

/**
 * The baselines of `npm run bench -- api`: Fastify and node-postgres with nothing between them. It
 * does the transaction of the product's keyed read: BEGIN READ ONLY, the context of row security, the
 * same statement, COMMIT, each awaited as a plain service would. It authenticates nobody: who asks
 * is told by headers. POST `/stores/:id/sessions` is the product's write of the same name; POST `/verify`
 * checks a password with the product's own parameters and does nothing else.
 */
const CONTEXT = `SELECT
  set_config('app.actor', $1, true), set_config('app.purpose', $2, true),
  set_config('app.subject', $3, true), set_config('app.user_id', $4, true),
  set_config('app.store_id', $5, true), set_config('app.scopes', $6, true),
  set_config('app.payer_user_id', $7, true), set_config('app.request_id', $8, true)`;
const READ = `SELECT s.id, s.name, s.giro, m.role, m.scopes, s.version, s.archived_at, s.created_at
    FROM tenancy.stores s JOIN tenancy.store_users m ON m.store_id = s.id
   WHERE s.id = $1 AND m.user_id = $2`;
const INSERT = `INSERT INTO inventory.inventory_sessions
    (id, store_id, created_by, payer_user_id, name, area, count_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7)`;
const FIND = `SELECT * FROM inventory.inventory_sessions WHERE id = $1 AND store_id = $2`;

const env = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};

const pool = new pg.Pool({ connectionString: env('DATABASE_URL'), max: 20 });
const server = Fastify();

server.get<{ Params: { storeId: string } }>('/stores/:storeId', async (request, reply) => {
  const { storeId } = request.params;
  const userId = String(request.headers['x-user']);
  const client = await pool.connect();
  try {
    await client.query('BEGIN READ ONLY');
    const context = ['store', '', '', userId, storeId, 'inventory:read', userId, request.id];
    await client.query(CONTEXT, context);
    const { rows } = await client.query(READ, [storeId, userId]);
    await client.query('COMMIT');
    return rows[0] ?? reply.code(404).send();
  } finally {
    client.release();
  }
});

server.post<{ Params: { storeId: string } }>(
  '/stores/:storeId/sessions',
  async (request, reply) => {
    const { storeId } = request.params;
    const userId = String(request.headers['x-user']);
    const id = randomUUID();
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const context = ['store', '', '', userId, storeId, 'inventory:write', userId, request.id];
      await client.query(CONTEXT, context);
      await client.query(INSERT, [id, storeId, userId, userId, 'Conteo', null, null]);
      const { rows } = await client.query(FIND, [id, storeId]);
      await client.query('COMMIT');
      return await reply.code(201).send(rows[0]);
    } finally {
      client.release();
    }
  },
);

const { PasswordHasher } = await built<typeof HasherFile>('modules/auth/password-hasher.js');
const hasher = new PasswordHasher();
const PASSWORD = 'Anaquel-de-prueba-26';
const hash = await hasher.hash(PASSWORD);
server.post('/verify', async () => ({ isRight: await hasher.verify(hash, PASSWORD) }));

await server.listen({ port: Number(env('PORT')), host: '127.0.0.1' });
