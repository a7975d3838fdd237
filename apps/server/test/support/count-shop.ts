import { AccessTokens } from '../../src/modules/auth/access-tokens.js';
import type { StockLevelPageResponse } from '../../src/modules/inventory/stock/dto/stock.dto.js';
import type { StoreActor } from '../../src/platform/database/actor.js';
import { newId } from '../../src/platform/database/ids.js';
import { given } from './builders.js';
import { givenProducts } from './given-report.js';
import type { Answer, TestApi } from './test-api.js';
import type { TestDatabase } from './test-database.js';

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
type Call = <Body>(method: Method, path: string, body?: object) => Promise<Answer<Body>>;

/** A store with three products, its owner and an operator, and how each calls the API in it. */
export async function countShop(database: TestDatabase, api: TestApi) {
  const { actor } = await given.store(database);
  const member = await given.member(database, { storeId: actor.storeId });
  const owner = await callerOf(database, api, actor);
  const operator = await callerOf(database, api, member.actor);
  const products = await givenProducts(database, actor, ['Atún', 'Café', 'Cola'], {
    costCentavos: 1000,
    priceCentavos: 1500,
  });
  const [tuna, coffee, cola] = products as [string, string, string];
  const stock = async (): Promise<Record<string, number>> => {
    const { body } = await owner<StockLevelPageResponse>('GET', '/stock');
    return Object.fromEntries(body.items.map((level) => [level.name, level.quantity]));
  };
  return { actor, owner, operator, tuna, coffee, cola, stock };
}

async function callerOf(database: TestDatabase, api: TestApi, actor: StoreActor): Promise<Call> {
  const { userId, storeId } = actor;
  const sessionId = newId();
  await database.superuser(`INSERT INTO auth.sessions (id, user_id) VALUES ($1, $2)`, [
    sessionId,
    userId,
  ]);
  const { token } = await api.app.get(AccessTokens).sign({ userId, role: 'USER', sessionId });
  return (method, path, body) => api.call(method, `/stores/${storeId}${path}`, { token, body });
}
