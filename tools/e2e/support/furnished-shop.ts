import { ApiClient } from '../../lib/client/api-client.js';
import type { Product, Report } from '../../lib/client/api.types.js';
import { registerFreshUser } from '../../lib/client/account.js';
import type { ScreenContext } from './app-screens.js';
import { Shopkeeper } from './shopkeeper.js';
import { testFilm } from './test-film.js';

export interface FurnishedShop {
  readonly shopkeeper: Shopkeeper;
  readonly context: ScreenContext;
}

interface Invitation {
  readonly link: string;
}

/** A shop with a catalogue, a counted shelf and a second person in the team. */
export async function furnishShop(apiUrl: string): Promise<FurnishedShop> {
  const film = await testFilm({ seed: 3, kind: 'tiny' });
  const shopkeeper = await Shopkeeper.arrive(apiUrl, film);
  const { client, storeId } = shopkeeper;
  const sessionId = await shopkeeper.openSession();
  await shopkeeper.send(sessionId, film);
  await shopkeeper.waitForEnd(sessionId);
  const report = await client.get<Report>(`${shopkeeper.sessionPath(sessionId)}/report`);
  const products = await client.get<{ items: readonly Product[] }>(`/stores/${storeId}/products`);
  return {
    shopkeeper,
    context: {
      storeId,
      sessionId,
      itemId: report.items[0]!.id,
      productId: products.items[0]!.id,
      memberId: await addMember(client, storeId),
      snapshotId: '',
    },
  };
}

/** Somebody who was invited and has joined; their id. */
async function addMember(owner: ApiClient, storeId: string): Promise<string> {
  const { link } = await owner.post<Invitation>(`/stores/${storeId}/invitations`, {
    scopes: ['inventory:read', 'inventory:write', 'catalog:write', 'billing:spend'],
  });
  const member = new ApiClient(owner.baseUrl);
  await registerFreshUser(member);
  await member.post('/invitations/accept', { token: new URL(link).searchParams.get('codigo') });
  const me = await member.get<{ id: string }>('/users/me');
  return me.id;
}
