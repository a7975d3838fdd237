import {
  apiKeysList,
  rewardReviewsList,
  staffAuditList,
  staffFlagsList,
  staffOrdersGet,
  staffOrdersList,
  staffPackagesCreate,
  staffPackagesGet,
  staffPackagesList,
  staffPackagesUpdate,
  staffProvidersList,
  staffQueuesList,
  staffSettingsList,
  staffStoresSessions,
  staffStoresStores,
  staffUsersGet,
  staffUsersList,
  truthList,
} from '@miinventario/contracts/client';
import type {
  ChangePackageRequest,
  StaffPackageRequest,
  StaffSessionResponse,
} from '@miinventario/contracts/client';
import { sendRequest } from '@miinventario/contracts/client';

/** A record as React-admin wants it: whatever it is, with an id. */
export interface Row {
  readonly id: string;
}

export interface ListQuery {
  readonly cursor: string | undefined;
  readonly limit: number;
  readonly [filter: string]: unknown;
}

export interface SourcePage {
  readonly items: readonly Row[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/** How one kind of record is read and written; what is missing cannot be done. */
export interface Source {
  readonly list?: (query: ListQuery) => Promise<SourcePage>;
  readonly get?: (id: string, meta: Readonly<Record<string, unknown>>) => Promise<Row>;
  readonly create?: (values: object) => Promise<Row>;
  readonly update?: (id: string, values: object) => Promise<Row>;
}

/** A list that the API gives in one piece, and whose records go by another name than `id`. */
function whole<T>(
  read: () => Promise<{ readonly items: readonly T[] }>,
  idOf: (item: T) => string,
) {
  const list = async (): Promise<SourcePage> => {
    const { items } = await read();
    return { items: items.map((item) => ({ ...item, id: idOf(item) })), nextCursor: null };
  };
  return {
    list,
    get: async (id: string): Promise<Row> => found((await list()).items, id),
  };
}

function found(items: readonly Row[], id: string): Row {
  const row = items.find((item) => item.id === id);
  if (!row) throw Object.assign(new Error('mi.error.gone'), { status: 404 });
  return row;
}

/** Staff who look at a shop's session say why; it goes into the audit log. */
function readSession(id: string, reason: unknown): Promise<StaffSessionResponse> {
  const words = typeof reason === 'string' ? encodeURIComponent(reason) : '';
  return sendRequest<StaffSessionResponse>({
    url: `/api/v1/admin/sessions/${id}`,
    method: 'GET',
    headers: { 'X-Admin-Reason': words },
  });
}

/** Every kind of record of the panel. */
export const sources = {
  users: { list: (query) => staffUsersList(query), get: (id) => staffUsersGet(id) },
  stores: {
    list: (query) => staffStoresStores(query),
    get: async (id) => found((await staffStoresStores({ search: id })).items, id),
  },
  sessions: {
    list: (query) => staffStoresSessions(query),
    get: (id, meta) => readSession(id, meta['reason']),
  },
  orders: { list: (query) => staffOrdersList(query), get: (id) => staffOrdersGet(id) },
  packages: {
    ...whole(staffPackagesList, ({ id }) => id),
    get: (id) => staffPackagesGet(id),
    create: (values) => staffPackagesCreate(values as StaffPackageRequest),
    update: (id, values) => staffPackagesUpdate(id, values as ChangePackageRequest),
  },
  rewards: { list: (query) => rewardReviewsList(query) },
  'ground-truth': { list: (query) => truthList(query) },
  settings: whole(staffSettingsList, ({ key }) => key),
  flags: whole(staffFlagsList, ({ key }) => key),
  providers: whole(staffProvidersList, ({ name }) => name),
  queues: whole(staffQueuesList, ({ name }) => name),
  'api-keys': whole(apiKeysList, ({ id }) => id),
  'audit-logs': { list: (query) => staffAuditList(query) },
} as const satisfies Record<string, Source>;

export type ResourceName = keyof typeof sources;
