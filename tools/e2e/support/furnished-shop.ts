import { ApiClient } from '../../lib/client/api-client.js';
import type { Product, Report, Store } from '../../lib/client/api.types.js';
import { registerFreshUser } from '../../lib/client/account.js';
import type { ScreenContext } from './app-screens.js';
import { Shopkeeper } from './shopkeeper.js';
import { testFilm } from './test-film.js';

export interface FurnishedShop {
  readonly shopkeeper: Shopkeeper;
  readonly context: ScreenContext;
}

const DAY_MS = 86_400_000;

const TABLE = [
  'Nombre,Marca,Tamaño,Categoría,Precio,Costo,Existencia mínima',
  'Refresco de cola,La Fuente,600 ml,Bebidas,18.00,13.50,12',
  'Agua natural,La Fuente,1 l,Bebidas,14.00,9.00,10',
  'Galletas de avena,Doña Rosa,170 g,Galletas,21.50,16.00,6',
  'Jabón de barra,Campo,200 g,Limpieza,16.00,,8',
].join('\n');

/** Units of them; two are below their minimum. */
const BOUGHT: Readonly<Record<string, number>> = {
  'Refresco de cola': 4,
  'Agua natural': 1,
  'Galletas de avena': 20,
};

const NEXT_TABLE = [
  'Nombre,Marca,Tamaño,Categoría,Precio,Costo,Pasillo',
  'Refresco de cola,La Fuente,600 ml,Bebidas,19.50,14.00,3',
  'Atún en agua,Bahía,140 g,Enlatados,22.00,17.50,4',
  'Servilletas,Nube,100 piezas,Limpieza,veinte,12.00,5',
].join('\n');

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
  const productId = products.items[0]!.id;
  await inviteElsewhere(apiUrl, shopkeeper.account.email);
  return {
    shopkeeper,
    context: {
      storeId,
      sessionId,
      itemId: report.items[0]!.id,
      productId,
      ...(await planWork(client, storeId, productId)),
      memberId: await addMember(client, storeId),
      snapshotId: '',
    },
  };
}

/** Something to buy, a count under way, one that comes round, and a table about to be imported. */
async function planWork(
  client: ApiClient,
  storeId: string,
  productId: string,
): Promise<Pick<ScreenContext, 'countId' | 'importId'>> {
  const path = `/stores/${storeId}`;
  const imports = `${path}/catalogue-imports`;
  const first = await client.postForm<{ id: string }>(imports, formOf(TABLE));
  await client.post(`${imports}/${first.id}/apply`);
  const next = await client.postForm<{ id: string }>(imports, formOf(NEXT_TABLE));
  const count = await client.post<{ id: string }>(`${path}/counts`, {
    name: 'Conteo del lunes',
    kind: 'FULL',
    areas: ['Refrigerador', 'Mostrador'],
  });
  await client.post(`${path}/count-schedules`, {
    name: 'Refrigerador cada semana',
    kind: 'ZONE',
    scopeValue: 'Refrigerador',
    everyDays: 7,
    nextAt: new Date(Date.now() + DAY_MS).toISOString(),
  });
  const { items } = await client.get<{ items: readonly Product[] }>(`${path}/products`);
  const bought = items.filter(({ name }) => name in BOUGHT);
  for (const { id, name } of bought) {
    const adjustment = { productId: id, delta: BOUGHT[name], reason: 'PURCHASE' };
    await client.post(`${path}/stock/adjustments`, adjustment);
  }
  await client.post(`${path}/stock/adjustments`, { productId, delta: 24, reason: 'PURCHASE' });
  return { countId: count.id, importId: next.id };
}

function formOf(table: string): FormData {
  const form = new FormData();
  form.append('file', new Blob([table], { type: 'text/csv' }), 'catalogo.csv');
  return form;
}

/** Another shop would like the person in its team, too. */
async function inviteElsewhere(apiUrl: string, email: string): Promise<void> {
  const owner = new ApiClient(apiUrl);
  await registerFreshUser(owner);
  const store = await owner.post<Store>('/stores', { name: 'El Ahorro', giro: 'abarrotes' });
  const scopes = ['inventory:read', 'inventory:write'];
  await owner.post(`/stores/${store.id}/invitations`, { email, scopes });
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
