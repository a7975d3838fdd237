import {
  rewardReviewsList,
  staffAuditList,
  staffOrdersList,
  staffStoresSessions,
  staffStoresStores,
  staffUsersList,
  truthList,
} from '@miinventario/contracts/client';

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

/** The lists that are read page by page. */
export const sources: Readonly<Record<string, (query: ListQuery) => Promise<SourcePage>>> = {
  users: staffUsersList,
  stores: staffStoresStores,
  sessions: staffStoresSessions,
  orders: staffOrdersList,
  rewards: rewardReviewsList,
  'ground-truth': truthList,
  'audit-logs': staffAuditList,
};
