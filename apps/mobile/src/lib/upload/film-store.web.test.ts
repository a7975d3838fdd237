import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';

import { filmStoreContract } from './film-store.contract';
import { createFilmStore } from './film-store.web';

/** Node's Blob stands in for the browser's. It never changes, so its copy may be itself. */
const { Blob: NodeBlob } = jest.requireActual<typeof import('node:buffer')>('node:buffer');
const { structuredClone } = globalThis;
globalThis.structuredClone = (value, options) =>
  value instanceof NodeBlob ? value : structuredClone(value, options);

filmStoreContract('the browser', async () => {
  globalThis.indexedDB = new IDBFactory();
  return {
    start: createFilmStore,
    film: (content) => ({ kind: 'blob', blob: new NodeBlob([content]) as unknown as Blob }),
  };
});
