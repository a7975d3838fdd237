import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestDatabase } from '../../../test/support/test-database.js';
import type { Actor, UserId } from './actor.js';
import { newId } from './ids.js';

describe('Db', () => {
  let database: TestDatabase;
  const actor: Actor = { kind: 'user', userId: newId<UserId>(), role: 'USER' };

  beforeAll(async () => {
    database = await TestDatabase.create();
    await database.superuser('CREATE TABLE public.pages (id int PRIMARY KEY)');
    await database.superuser('GRANT ALL ON public.pages TO PUBLIC');
  });
  afterAll(() => database.drop());

  const pages = async (): Promise<unknown[]> => database.superuser('SELECT id FROM public.pages');

  it('has set who acts before the first statement runs', async () => {
    const row = await database.db.read(actor, (tx) =>
      tx.find<{ who: string; what: string }>(
        `SELECT platform.ctx_user()::text AS who, platform.ctx_actor() AS what`,
      ),
    );
    expect(row).toEqual({ who: actor.userId, what: 'user' });
  });

  it('leaves nobody on the connection for the next one', async () => {
    for (let each = 0; each < 30; each += 1) {
      await database.db.read(actor, (tx) => tx.query('SELECT 1'));
    }
    const system: Actor = { kind: 'system', task: 'relay' };
    const rows = await Promise.all(
      Array.from({ length: 30 }, () =>
        database.db.read(system, (tx) =>
          tx.find<{ who: string | null }>('SELECT platform.ctx_user()::text AS who'),
        ),
      ),
    );
    expect(new Set(rows.map((row) => row?.who))).toEqual(new Set([null]));
  });

  it('tells why the context could not be set, not that later statements were skipped', async () => {
    const broken = { ...actor, userId: 'not\u0000text' as UserId };
    await expect(database.db.read(broken, (tx) => tx.query('SELECT 1'))).rejects.toThrow(
      /invalid byte sequence/,
    );
    expect(await database.db.isReachable()).toBe(true);
  });

  it('refuses to write in a read', async () => {
    const insert = database.db.read(actor, (tx) => tx.run('INSERT INTO public.pages VALUES (1)'));
    await expect(insert).rejects.toMatchObject({ code: '25006' });
  });

  it('says so when a failure was swallowed and nothing was committed', async () => {
    const write = database.db.write(actor, async (tx) => {
      await tx.run('INSERT INTO public.pages VALUES ($1)', [2]);
      await tx.run('INSERT INTO public.pages VALUES ($1)', [2]).catch(() => undefined);
    });
    await expect(write).rejects.toThrow(/nothing was committed/);
    expect(await pages()).toEqual([]);
  });

  it('runs statements of one transaction that do not wait for one another', async () => {
    await database.db.write(actor, (tx) =>
      Promise.all([3, 4, 5].map((id) => tx.run('INSERT INTO public.pages VALUES ($1)', [id]))),
    );
    expect(await pages()).toHaveLength(3);
  });

  it('plans anew what a migration has changed under it', async () => {
    const read = () =>
      database.db.read(actor, (tx) => tx.query('SELECT * FROM public.pages WHERE id > $1', [0]));
    for (let each = 0; each < 5; each += 1) await read();
    await database.superuser('ALTER TABLE public.pages ADD COLUMN title text');
    const rows = await Promise.all(Array.from({ length: 12 }, read));
    expect(rows[0]?.[0]).toHaveProperty('title');
  });
});
