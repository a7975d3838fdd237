import type { BenchShop } from '../../../bench/support/bench-product.js';

/** One thing a shop does, as a request. */
export interface Act {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
}

interface Habit {
  /** How many of a hundred acts are this one. */
  readonly share: number;
  readonly act: (shop: BenchShop, turn: number) => Act;
}

const inStore = (shop: BenchShop, rest: string): string => `/stores/${shop.storeId}${rest}`;
const WORDS = ['galletas', 'refresco', 'leche', 'jabon', 'aceite'];

/** What people do between filming: mostly looking, now and then a change. */
const HABITS: readonly Habit[] = [
  { share: 18, act: (shop) => get('home: sessions', inStore(shop, '/sessions')) },
  { share: 12, act: () => get('wallet', '/credits/wallet') },
  { share: 16, act: () => get('unread count', '/notifications/unread-count') },
  { share: 8, act: () => get('notifications', '/notifications') },
  { share: 14, act: (shop) => get('catalogue', inStore(shop, '/products')) },
  {
    share: 12,
    act: (shop, turn) =>
      get('search', inStore(shop, `/products?search=${WORDS[turn % WORDS.length] ?? ''}`)),
  },
  { share: 8, act: (shop) => get('store', inStore(shop, '')) },
  { share: 4, act: () => get('packages', '/credits/packages') },
  { share: 4, act: () => get('me', '/users/me') },
  {
    share: 2,
    act: (shop) => ({
      name: 'new session',
      method: 'POST',
      path: inStore(shop, '/sessions'),
      body: {},
    }),
  },
  {
    share: 2,
    act: (shop, turn) => ({
      name: 'new product',
      method: 'POST',
      path: inStore(shop, '/products'),
      body: { name: `Producto ${turn} ${Math.random().toString(36).slice(2)}` },
    }),
  },
];

function get(name: string, path: string): Act {
  return { name, method: 'GET', path };
}

/** The next act of a shop: habits by their shares. */
export function nextAct(shop: BenchShop, turn: number, random: () => number): Act {
  const total = HABITS.reduce((sum, habit) => sum + habit.share, 0);
  let at = random() * total;
  for (const habit of HABITS) {
    at -= habit.share;
    if (at < 0) return habit.act(shop, turn);
  }
  return get('me', '/users/me');
}
