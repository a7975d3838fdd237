import { createContext, useContext } from 'react';

import type { Store } from '../../lib/api/types';

export const ActiveStoreContext = createContext<Store | null>(null);

/** The shop that the signed-in screens work in; they are not shown before there is one. */
export function useActiveStore(): Store {
  const store = useContext(ActiveStoreContext);
  if (store === null) throw new Error('ActiveStoreContext is missing');
  return store;
}
