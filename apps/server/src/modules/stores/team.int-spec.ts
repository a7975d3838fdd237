import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshEmail, TestApi, type SignedIn } from '../../../test/support/test-api.js';
import { TestDatabase } from '../../../test/support/test-database.js';
import type { StoreScope, UserId } from '../../platform/database/actor.js';
import { Outbox } from '../../platform/events/outbox.js';
import { AccountsRepository } from '../auth/accounts.repository.js';
import { AccountsService } from '../auth/accounts.service.js';
import { PasswordHasher } from '../auth/password-hasher.js';
import { LeaveStoresOnUserErased } from './handlers/leave-stores.on-user-erased.js';
import { RenameMemberOnUserRenamed } from './handlers/rename-member.on-user-renamed.js';
import { InvitationsRepository } from './invitations.repository.js';
import { MembersRepository } from './members.repository.js';
import { StoresRepository } from './stores.repository.js';

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await TestDatabase.create();
  api = await TestApi.start(database);
});
afterAll(async () => {
  await api?.stop();
  await database?.drop();
});

interface Invitation {
  readonly id: string;
  readonly link: string | null;
}
interface Team {
  readonly items: Array<{ userId: string; name: string; role: string; scopes: string[] }>;
}

async function openStore(owner: SignedIn): Promise<string> {
  const body = { name: 'La Esperanza', giro: 'abarrotes' };
  return (await api.call<{ id: string }>('POST', '/stores', { token: owner.accessToken, body }))
    .body.id;
}

function invite(storeId: string, by: SignedIn, scopes: StoreScope[], to: object = {}) {
  const path = `/stores/${storeId}/invitations`;
  return api.call<Invitation>('POST', path, { token: by.accessToken, body: { scopes, ...to } });
}

function accept(who: SignedIn, token: string) {
  return api.call('POST', '/invitations/accept', { token: who.accessToken, body: { token } });
}

const tokenOf = (text: string): string => /codigo=([\w-]+)/.exec(text)![1]!;

async function join(storeId: string, owner: SignedIn, scopes: StoreScope[]): Promise<SignedIn> {
  const member = await api.registered({ name: 'Operador' });
  const { body } = await invite(storeId, owner, scopes);
  expect((await accept(member, tokenOf(body.link!))).status).toBe(200);
  return member;
}

const team = async (storeId: string, who: SignedIn) =>
  (await api.call<Team>('GET', `/stores/${storeId}/members`, { token: who.accessToken })).body
    .items;

describe('invitations', () => {
  it('by link let one person join, with the scopes they name', async () => {
    const owner = await api.registered({ name: 'Dueña' });
    const storeId = await openStore(owner);
    const { body } = await invite(storeId, owner, ['inventory:read']);
    const token = tokenOf(body.link!);
    const preview = await api.call('POST', '/invitations/preview', { body: { token } });
    expect(preview.body).toMatchObject({ storeName: 'La Esperanza', inviterName: 'Dueña' });

    const member = await api.registered();
    const joined = await accept(member, token);
    expect(joined.body).toMatchObject({
      id: storeId,
      role: 'OPERATOR',
      scopes: ['inventory:read'],
    });
    const second = await accept(await api.registered(), token);
    expect(second.body).toMatchObject({ code: 'stores.invitation_invalid' });
    const stored = await database.superuser(`SELECT * FROM tenancy.store_invitations`);
    expect(JSON.stringify(stored)).not.toContain(token);
  });

  it('are told to whom they are for, if they have an account, and to nobody else', async () => {
    const owner = await api.registered();
    const storeId = await openStore(owner);
    const email = freshEmail();
    const invited = await api.registered({ email });
    for (const target of [{ email }, { email: freshEmail() }, {}]) {
      expect((await invite(storeId, owner, [], target)).body).not.toHaveProperty('invitedUserId');
    }
    const told = await database.superuser<{ payload: { invitedUserId: string | null } }>(
      `SELECT payload FROM platform.outbox_events
        WHERE name = 'invitation.created' AND payload->>'storeId' = $1 ORDER BY id`,
      [storeId],
    );
    const readers = told.map(({ payload }) => payload.invitedUserId);
    expect(readers).toEqual([invited.user.id, null, null]);
  });

  it('are taken up in the app by whom they were sent to, and by nobody else', async () => {
    const owner = await api.registered();
    const storeId = await openStore(owner);
    const email = freshEmail();
    const [invited, other] = [await api.registered({ email }), await api.registered()];
    const { id } = (await invite(storeId, owner, [], { email })).body;
    const listed = await api.call('GET', '/invitations', { token: invited.accessToken });
    const take = ({ accessToken: token }: SignedIn) =>
      api.call('POST', `/invitations/${id}/accept`, { token });
    expect(listed.body).toMatchObject({ items: [{ id, storeName: 'La Esperanza' }] });
    expect((await take(other)).status).toBe(404);
    expect((await take(invited)).body).toMatchObject({ id: storeId, role: 'OPERATOR' });
    expect((await take(invited)).status).toBe(404);
  });

  it('end when they are revoked or a week old', async () => {
    const owner = await api.registered();
    const token = owner.accessToken;
    const storeId = await openStore(owner);
    const revoked = (await invite(storeId, owner, [])).body;
    const old = (await invite(storeId, owner, [])).body;
    const path = `/stores/${storeId}/invitations`;
    expect((await api.call('DELETE', `${path}/${revoked.id}`, { token })).status).toBe(204);
    expect((await api.call('DELETE', `${path}/${revoked.id}`, { token })).status).toBe(404);
    await database.superuser(
      `UPDATE tenancy.store_invitations SET expires_at = now() WHERE id = $1`,
      [old.id],
    );
    for (const { link } of [revoked, old]) {
      expect((await accept(await api.registered(), tokenOf(link!))).status).toBe(404);
    }
    expect((await api.call<Team>('GET', path, { token })).body.items).toEqual([]);
  });

  it('cannot offer more than the inviter may do, not even past the API', async () => {
    const owner = await api.registered();
    const storeId = await openStore(owner);
    const manager = await join(storeId, owner, ['team:manage', 'inventory:read']);
    expect((await invite(storeId, manager, ['inventory:read'])).status).toBe(201);
    const wide = await invite(storeId, manager, ['billing:spend']);
    expect(wide.body).toMatchObject({ code: 'stores.scope_too_wide' });
    const actor = {
      kind: 'store',
      userId: manager.user.id as UserId,
      storeId: storeId as never,
      role: 'OPERATOR',
      scopes: ['team:manage'],
      payerUserId: owner.user.id as UserId,
    } as const;
    const grab = database.db.write(actor, (tx) =>
      tx.run(`UPDATE tenancy.store_users SET scopes = '{billing:spend}' WHERE user_id = $1`, [
        manager.user.id,
      ]),
    );
    await expect(grab).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the team', () => {
  it('is changed at once: scopes taken away stop working with the next request', async () => {
    const owner = await api.registered();
    const storeId = await openStore(owner);
    const member = await join(storeId, owner, ['team:manage']);
    const list = () => api.call('GET', `/stores/${storeId}/members`, { token: member.accessToken });
    expect((await list()).status).toBe(200);
    const path = `/stores/${storeId}/members/${member.user.id}`;
    const change = (scopes: string[]) =>
      api.call('PATCH', path, { token: owner.accessToken, body: { scopes } });
    expect((await change(['inventory:read'])).status).toBe(200);
    expect((await list()).body).toMatchObject({ code: 'stores.scope_missing', status: 403 });
    expect((await change(['everything'])).status).toBe(400);
    expect((await api.call('DELETE', path, { token: owner.accessToken })).status).toBe(204);
    expect((await list()).status).toBe(404);
  });

  it('keeps its owner: nobody removes, changes or leaves in their place', async () => {
    const owner = await api.registered();
    const storeId = await openStore(owner);
    const manager = await join(storeId, owner, ['team:manage', 'store:manage']);
    const path = `/stores/${storeId}/members/${owner.user.id}`;
    const token = manager.accessToken;
    expect((await api.call('DELETE', path, { token })).status).toBe(409);
    expect((await api.call('PATCH', path, { token, body: { scopes: [] } })).status).toBe(409);
    const leave = `/stores/${storeId}/leave`;
    expect((await api.call('POST', leave, { token: owner.accessToken })).status).toBe(409);
    const archive = await api.call('POST', `/stores/${storeId}/archive`, { token });
    expect(archive.body).toMatchObject({ code: 'stores.owner_only' });
    const body = { userId: manager.user.id };
    const grab = await api.call('POST', `/stores/${storeId}/transfer`, { token, body });
    expect(grab.body).toMatchObject({ code: 'stores.owner_only' });
    expect((await api.call('POST', leave, { token })).status).toBe(204);
  });

  it('gets a new owner, whose wallet pays, and the old one may no longer spend', async () => {
    const owner = await api.registered();
    const storeId = await openStore(owner);
    const heir = await join(storeId, owner, []);
    const body = { userId: heir.user.id };
    const token = owner.accessToken;
    const stranger = { userId: (await api.registered()).user.id };
    const path = `/stores/${storeId}/transfer`;
    expect((await api.call('POST', path, { token, body: stranger })).status).toBe(404);
    expect((await api.call('POST', path, { token, body })).status).toBe(204);
    const members = await team(storeId, heir);
    expect(members.find(({ userId }) => userId === heir.user.id)).toMatchObject({ role: 'OWNER' });
    const old = members.find(({ userId }) => userId === owner.user.id)!;
    expect(old.role).toBe('OPERATOR');
    expect(old.scopes).not.toContain('billing:spend');
    const [store] = await database.superuser(`SELECT owner_id FROM tenancy.stores WHERE id = $1`, [
      storeId,
    ]);
    expect(store).toEqual({ owner_id: heir.user.id });
    expect((await api.call('POST', path, { token, body })).status).toBe(403);
  });

  it('follows names, and forgets people who were erased', async () => {
    const owner = await api.registered();
    const storeId = await openStore(owner);
    const member = await join(storeId, owner, []);
    const members = new MembersRepository();
    const outbox = new Outbox();
    const accounts = new AccountsRepository();
    const people = new AccountsService(database.db, accounts, new PasswordHasher(), outbox);
    const rename = new RenameMemberOnUserRenamed(members, people);
    await database.superuser(`UPDATE auth.users SET name = 'Otra' WHERE id = $1`, [member.user.id]);
    const named = { userId: member.user.id as UserId };
    await database.db.write(rename.actor(named), (tx) => rename.handle(tx, named));
    expect((await team(storeId, owner)).map(({ name }) => name)).toContain('Otra');

    const leave = new LeaveStoresOnUserErased(
      members,
      new StoresRepository(),
      new InvitationsRepository(),
      outbox,
    );
    for (const who of [member, owner]) {
      const erased = { userId: who.user.id as UserId };
      await database.db.write(leave.actor(erased), (tx) => leave.handle(tx, erased));
    }
    const rows = await database.superuser(
      `SELECT m.display_name, s.name, s.archived_at IS NOT NULL AS closed
         FROM tenancy.store_users m JOIN tenancy.stores s ON s.id = m.store_id WHERE s.id = $1`,
      [storeId],
    );
    expect(rows).toEqual([
      { display_name: 'Cuenta eliminada', name: 'Tienda eliminada', closed: true },
    ]);
    const left = `SELECT id FROM tenancy.store_invitations WHERE invited_by = $1`;
    const kept = await database.superuser(left, [owner.user.id]);
    expect(kept).toEqual([]);
  });
});

describe('a store', () => {
  it('is edited against its version, closed and opened again', async () => {
    const owner = await api.registered();
    const token = owner.accessToken;
    const storeId = await openStore(owner);
    const path = `/stores/${storeId}`;
    const { headers } = await api.call('GET', path, { token });
    const etag = { 'if-match': String(headers['etag']) };
    const edit = (name: string) =>
      api.call('PATCH', path, { token, body: { name }, headers: etag });
    expect((await edit('La Nueva')).body).toMatchObject({ name: 'La Nueva', giro: 'abarrotes' });
    expect((await edit('La Vieja')).status).toBe(412);

    expect((await api.call('POST', `${path}/archive`, { token })).status).toBe(204);
    expect((await api.call('GET', path, { token })).status).toBe(404);
    const archived = await api.call<Team>('GET', '/stores?archived=true', { token });
    expect(archived.body.items).toHaveLength(1);
    const stranger = await api.registered();
    const foreign = { token: stranger.accessToken };
    expect((await api.call('POST', `${path}/restore`, foreign)).status).toBe(404);
    expect((await api.call('POST', `${path}/restore`, { token })).status).toBe(200);
    expect((await api.call('GET', path, { token })).status).toBe(200);
    const acts = await database.superuser(
      `SELECT action FROM admin.audit_logs WHERE store_id = $1 ORDER BY id`,
      [storeId],
    );
    expect(acts).toEqual([{ action: 'store.archived' }, { action: 'store.restored' }]);
  });
});
