import type {
  AnswerExpectedRequest,
  CandidateListResponse,
  CandidateResponse,
  ExpectedListResponse,
  ExpectedProductResponse,
  SnapshotDetailResponse,
  SnapshotLineResponse,
  SplitItemResponse,
} from '@miinventario/contracts/client';
import type { AxiosInstance } from 'axios';

import type { ReportItem, Session } from '../../lib/api/types';

export type Candidate = CandidateResponse;
export type ExpectedList = ExpectedListResponse;
export type ExpectedProduct = ExpectedProductResponse;
export type ExpectedAnswer = AnswerExpectedRequest;
export type Snapshot = SnapshotDetailResponse;
export type SnapshotLine = SnapshotLineResponse;

/** A line in the version that the person saw. */
export interface SeenItem {
  storeId: string;
  sessionId: string;
  itemId: string;
  version: number;
}

const ifMatch = (version: number) => ({ headers: { 'If-Match': `"${version}"` } });

/** Correcting a report, and making it the stock. */
export const reviewCalls = (http: AxiosInstance) => {
  const itemPath = ({ storeId, sessionId, itemId }: Omit<SeenItem, 'version'>) =>
    `/stores/${storeId}/sessions/${sessionId}/items/${itemId}`;
  const sessionPath = (storeId: string, sessionId: string) =>
    `/stores/${storeId}/sessions/${sessionId}`;
  return {
    getItem: async (item: Omit<SeenItem, 'version'>) =>
      (await http.get<ReportItem>(itemPath(item))).data,
    /** An empty change accepts the line as it is. */
    updateItem: async (
      item: SeenItem,
      change: { quantity?: number; productId?: string | null; depthFactor?: number },
    ) => (await http.patch<ReportItem>(itemPath(item), change, ifMatch(item.version))).data,
    listCandidates: async (item: Omit<SeenItem, 'version'>) =>
      (await http.get<CandidateListResponse>(`${itemPath(item)}/candidates`)).data,
    removeItem: async (item: SeenItem) => {
      const answer = await http.delete(itemPath(item), ifMatch(item.version));
      const tag: unknown = answer.headers['etag'];
      return Number(/\d+/.exec(String(tag))?.[0] ?? item.version);
    },
    restoreItem: async (item: SeenItem) =>
      (await http.post<ReportItem>(`${itemPath(item)}/restore`, {}, ifMatch(item.version))).data,
    addItem: async (
      storeId: string,
      sessionId: string,
      body: { productId?: string; barcode?: string; visibleUnits: number },
      key: string,
    ) =>
      (
        await http.post<ReportItem>(`${sessionPath(storeId, sessionId)}/items`, body, {
          idempotencyKey: key,
        })
      ).data,
    mergeItems: async (item: SeenItem, others: Array<{ id: string; version: number }>) =>
      (
        await http.post<ReportItem>(
          `${itemPath(item)}/merge`,
          { items: others },
          ifMatch(item.version),
        )
      ).data,
    splitItem: async (item: SeenItem, body: { visibleUnits: number; facingIds?: string[] }) =>
      (await http.post<SplitItemResponse>(`${itemPath(item)}/split`, body, ifMatch(item.version)))
        .data,
    listExpected: async (storeId: string, sessionId: string) =>
      (await http.get<ExpectedList>(`${sessionPath(storeId, sessionId)}/expected`)).data,
    answerExpected: async (
      storeId: string,
      sessionId: string,
      productId: string,
      answer: ExpectedAnswer,
    ) =>
      (
        await http.put<ExpectedList>(
          `${sessionPath(storeId, sessionId)}/expected/${productId}`,
          answer,
        )
      ).data,
    confirmSession: async (storeId: string, sessionId: string) =>
      (await http.post<Session>(`${sessionPath(storeId, sessionId)}/confirm`, {})).data,
    reopenSession: async (storeId: string, sessionId: string, reason: string) =>
      (await http.post<Session>(`${sessionPath(storeId, sessionId)}/reopen`, { reason })).data,
    getSnapshot: async (storeId: string, snapshotId: string) =>
      (await http.get<Snapshot>(`/stores/${storeId}/snapshots/${snapshotId}`)).data,
  };
};
