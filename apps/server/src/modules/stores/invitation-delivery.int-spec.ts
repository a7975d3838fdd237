import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshEmail, freshPhone, TestApi, type SignedIn } from '../../../test/support/test-api.js';
import { TestDatabase } from '../../../test/support/test-database.js';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import type { StoreScope, UserId } from '../../platform/database/actor.js';
import {
  MESSAGE_SENDER,
  type MessageSender,
} from '../../platform/messaging/message-sender.port.js';
import { InvitationCourier } from './invitation-courier.js';
import { InvitationsRepository } from './invitations.repository.js';

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

async function openStore(owner: SignedIn): Promise<string> {
  const body = { name: 'La Esperanza', giro: 'abarrotes' };
  return (await api.call<{ id: string }>('POST', '/stores', { token: owner.accessToken, body }))
    .body.id;
}

function invite(storeId: string, by: SignedIn, scopes: StoreScope[], to: object = {}) {
  const path = `/stores/${storeId}/invitations`;
  const body = { scopes, ...to };
  return api.call<{ id: string; link: string | null }>('POST', path, {
    token: by.accessToken,
    body,
  });
}

function accept(who: SignedIn, token: string) {
  return api.call('POST', '/invitations/accept', { token: who.accessToken, body: { token } });
}

const tokenOf = (text: string): string => /codigo=([\w-]+)/.exec(text)![1]!;

/** What the worker does with the invitations that wait for it. */
async function deliverInvitations(): Promise<void> {
  const config = api.app.get<AppConfig>(APP_CONFIG);
  const sender = api.app.get<MessageSender>(MESSAGE_SENDER);
  const courier = new InvitationCourier(config, database.db, new InvitationsRepository(), sender);
  const waiting = await database.superuser<{
    payload: { invitationId: string; inviterId: UserId };
  }>(
    `UPDATE platform.outbox_events SET relayed_at = now()
      WHERE name = 'stores.send-invitation' AND relayed_at IS NULL RETURNING payload`,
  );
  for (const { payload } of waiting) await courier.send(payload.inviterId, payload.invitationId);
}

describe('invitations to people who may have no account', () => {
  it('go by SMS and by e-mail, and then show no link to the inviter', async () => {
    const owner = await api.registered();
    const storeId = await openStore(owner);
    const phone = freshPhone();
    const email = freshEmail();
    expect((await invite(storeId, owner, [], { phone })).body.link).toBeNull();
    expect((await invite(storeId, owner, [], { email })).body.link).toBeNull();
    expect(await api.lastMessageTo(email)).toBeUndefined();
    await deliverInvitations();
    expect(await api.lastMessageTo(phone)).toContain('codigo=');
    const member = await api.registered();
    const text = (await api.lastMessageTo(email))!;
    expect((await accept(member, tokenOf(text))).status).toBe(200);
    expect((await invite(storeId, owner, [], { phone, email })).status).toBe(400);
    expect((await accept(owner, tokenOf((await api.lastMessageTo(phone))!))).body).toMatchObject({
      code: 'stores.already_member',
    });
  });

  it('are not sent any more once they were taken back', async () => {
    const owner = await api.registered();
    const storeId = await openStore(owner);
    const email = freshEmail();
    const { id } = (await invite(storeId, owner, [], { email })).body;
    const path = `/stores/${storeId}/invitations/${id}`;
    expect((await api.call('DELETE', path, { token: owner.accessToken })).status).toBe(204);
    await deliverInvitations();
    expect(await api.lastMessageTo(email)).toBeUndefined();
  });

  it('keep their token out of the table and of the queue', async () => {
    const owner = await api.registered();
    const storeId = await openStore(owner);
    const email = freshEmail();
    await invite(storeId, owner, [], { email });
    const queued = await database.superuser(
      `SELECT payload FROM platform.outbox_events WHERE name = 'stores.send-invitation'`,
    );
    const stored = await database.superuser(`SELECT * FROM tenancy.store_invitations`);
    await deliverInvitations();
    const token = tokenOf((await api.lastMessageTo(email))!);
    expect(JSON.stringify([queued, stored])).not.toContain(token);
    expect(JSON.stringify(queued)).not.toContain(email);
  });
});
