import type { DataProvider, GetListParams } from 'react-admin';
import { CursorBook } from '../api/cursor-book';
import { sources, type SourcePage } from './sources';

const book = new CursorBook();

async function readPage(resource: string, params: GetListParams) {
  const list = sources[resource];
  if (!list) return refuse();
  const { page = 1, perPage: limit = 25 } = params.pagination ?? {};
  const filter = params.filter as Readonly<Record<string, unknown>>;
  const read = (cursor: string | undefined): Promise<SourcePage> =>
    list({ ...filter, cursor, limit });
  const key = JSON.stringify([resource, filter, limit]);
  const cursor = await book.find(key, page, async (from) => (await read(from)).nextCursor);
  if (cursor === null) return { data: [], total: (page - 1) * limit };
  const { items, nextCursor } = await read(cursor);
  book.note(key, page, nextCursor);
  // How many there are is known only on the last page.
  if (nextCursor === null) return { data: [...items], total: (page - 1) * limit + items.length };
  return { data: [...items], pageInfo: { hasNextPage: true, hasPreviousPage: page > 1 } };
}

async function refuse(): Promise<never> {
  throw new Error('the panel asks the API for this by its own name');
}

/**
 * The lists of the API as React-admin asks for them. A record's whole file, and everything that
 * changes something, goes to the API by its own name, the latter with its reason.
 */
export const dataProvider = {
  getList: readPage,
  getOne: refuse,
  getMany: refuse,
  getManyReference: refuse,
  create: refuse,
  update: refuse,
  updateMany: refuse,
  delete: refuse,
  deleteMany: refuse,
} as unknown as DataProvider;
