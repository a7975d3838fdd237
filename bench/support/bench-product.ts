import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from '../../tools/lib/client/api-client.js';
import { registerFreshUser, type Account } from '../../tools/lib/client/account.js';
import { startProduct, type Product } from '../../tools/lib/product/product.js';

/** A person with a store of their own, signed in. */
export interface BenchShop {
  readonly token: string;
  readonly userId: string;
  readonly account: Account;
  readonly storeId: string;
  readonly client: ApiClient;
}

export interface BenchProduct {
  readonly product: Product;
  readonly shops: readonly BenchShop[];
  readonly stop: () => Promise<void>;
}

/** How many people register at once: more only wait for one another. */
const AT_ONCE = 8;

/**
 * The whole product on a folder of its own, durable as in production, with rate limits off and
 * `shops` people who registered through the API.
 */
export async function startBenchProduct(
  shops: number,
  env: NodeJS.ProcessEnv = {},
): Promise<BenchProduct> {
  const dataDir = await mkdtemp(join(tmpdir(), 'miinventario-bench-'));
  const product = await startProduct({
    dataDir,
    ports: { api: 0, web: 0, postgres: 0 },
    env: { RATE_LIMITS: 'false', DEMO_DATA: 'false', TRUST_PROXY: 'true', ...env },
    web: 'none',
  });
  const stop = async (): Promise<void> => {
    await product.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    const made: BenchShop[] = [];
    const left = Array.from({ length: shops }, (_, index) => index);
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (left.pop() !== undefined) made.push(await openShop(product.apiUrl));
      }),
    );
    return { product, shops: made, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openShop(apiUrl: string): Promise<BenchShop> {
  const client = new ApiClient(apiUrl);
  const account = await registerFreshUser(client);
  const me = await client.get<{ id: string }>('/users/me');
  const body = { name: 'Abarrotes La Medida', giro: 'abarrotes' };
  const store = await client.post<{ id: string }>('/stores', body);
  const token = client.headers['Authorization']?.replace('Bearer ', '') ?? '';
  return { token, userId: me.id, account, storeId: store.id, client };
}
