import type { DataProvider, GetListParams } from 'react-admin';
import { CursorBook } from '../api/cursor-book';
import { sources, type ResourceName, type Row, type Source, type SourcePage } from './sources';

const book = new CursorBook();

function sourceOf(resource: string): Source {
  if (!Object.hasOwn(sources, resource)) throw new Error(`no resource ${resource}`);
  return sources[resource as ResourceName];
}

function refuse(): never {
  throw new Error('the panel does not do this');
}

async function readPage(resource: string, params: GetListParams) {
  const { list = refuse } = sourceOf(resource);
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

async function readOne(resource: string, id: unknown, meta: unknown): Promise<Row> {
  const { get = refuse } = sourceOf(resource);
  return get(String(id), (meta ?? {}) as Readonly<Record<string, unknown>>);
}

/**
 * The API as React-admin asks for it. What is not a plain form (suspending somebody, a refund, a
 * setting) goes to the API by its own name, with its reason.
 */
export const dataProvider = {
  getList: (resource: string, params: GetListParams) => readPage(resource, params),
  getOne: async (resource: string, { id, meta }: { id: unknown; meta?: unknown }) => ({
    data: await readOne(resource, id, meta),
  }),
  getMany: async (resource: string, { ids }: { ids: readonly unknown[] }) => ({
    data: await Promise.all(ids.map((id) => readOne(resource, id, {}))),
  }),
  getManyReference: async () => refuse(),
  create: async (resource: string, { data }: { data: object }) => ({
    data: await (sourceOf(resource).create ?? refuse)(data),
  }),
  update: async (resource: string, { id, data }: { id: unknown; data: object }) => ({
    data: await (sourceOf(resource).update ?? refuse)(String(id), data),
  }),
  updateMany: async () => refuse(),
  delete: async () => refuse(),
  deleteMany: async () => refuse(),
} as unknown as DataProvider;
