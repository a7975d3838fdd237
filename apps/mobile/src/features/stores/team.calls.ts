import type {
  CreatedInvitationResponse,
  InvitationPreviewResponse,
  InvitationResponse,
  MemberResponse,
  MyInvitationListResponse,
} from '@miinventario/contracts/client';
import type { AxiosInstance } from 'axios';

import type { Page, Store } from '../../lib/api/types';
import type { Scope } from './scopes.model';

export type Member = MemberResponse;
export type Invitation = InvitationResponse;
export type CreatedInvitation = CreatedInvitationResponse;
export type InvitationPreview = InvitationPreviewResponse;

export interface InvitationOffer {
  scopes: Scope[];
  /** Neither of both makes a link. */
  phone?: string;
  email?: string;
}

/** The shops of a person and who works in them. */
export const teamCalls = (http: AxiosInstance) => ({
  updateStore: async (storeId: string, body: { name: string; giro: string }) =>
    (await http.patch<Store>(`/stores/${storeId}`, body)).data,
  archiveStore: async (storeId: string) => {
    await http.post(`/stores/${storeId}/archive`);
  },
  restoreStore: async (storeId: string) =>
    (await http.post<Store>(`/stores/${storeId}/restore`)).data,
  listArchivedStores: async () =>
    (await http.get<Page<Store>>('/stores', { params: { archived: true } })).data,
  listMembers: async (storeId: string) =>
    (await http.get<Page<Member>>(`/stores/${storeId}/members`, { params: { limit: 100 } })).data,
  setScopes: async (storeId: string, userId: string, scopes: Scope[]) =>
    (await http.patch<Member>(`/stores/${storeId}/members/${userId}`, { scopes })).data,
  removeMember: async (storeId: string, userId: string) => {
    await http.delete(`/stores/${storeId}/members/${userId}`);
  },
  leaveStore: async (storeId: string) => {
    await http.post(`/stores/${storeId}/leave`);
  },
  transferStore: async (storeId: string, userId: string) => {
    await http.post(`/stores/${storeId}/transfer`, { userId });
  },
  listInvitations: async (storeId: string) =>
    (await http.get<Page<Invitation>>(`/stores/${storeId}/invitations`)).data,
  invite: async (storeId: string, offer: InvitationOffer, key: string) =>
    (
      await http.post<CreatedInvitation>(`/stores/${storeId}/invitations`, offer, {
        idempotencyKey: key,
      })
    ).data,
  revokeInvitation: async (storeId: string, invitationId: string) => {
    await http.delete(`/stores/${storeId}/invitations/${invitationId}`);
  },
  previewInvitation: async (token: string) =>
    (await http.post<InvitationPreview>('/invitations/preview', { token }, { isAnonymous: true }))
      .data,
  listMyInvitations: async () => (await http.get<MyInvitationListResponse>('/invitations')).data,
  acceptMyInvitation: async (invitationId: string) =>
    (await http.post<Store>(`/invitations/${invitationId}/accept`, {})).data,
  acceptInvitation: async (token: string) =>
    (await http.post<Store>('/invitations/accept', { token })).data,
});
