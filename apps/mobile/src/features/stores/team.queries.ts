import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';

import { useCalls } from '../../lib/api/api.context';
import type { Page, Store } from '../../lib/api/types';
import { createUuid } from '../../lib/uuid';
import { storeKeys } from '../shared/keys';
import type { Scope } from './scopes.model';
import { teamCalls, type InvitationOffer } from './team.calls';

export function useMembers(storeId: string, isEnabled: boolean) {
  const calls = useCalls(teamCalls);
  return useQuery({
    queryKey: storeKeys.members(storeId),
    queryFn: () => calls.listMembers(storeId),
    enabled: isEnabled,
  });
}

export function useInvitations(storeId: string, isEnabled: boolean) {
  const calls = useCalls(teamCalls);
  return useQuery({
    queryKey: storeKeys.invitations(storeId),
    queryFn: () => calls.listInvitations(storeId),
    enabled: isEnabled,
  });
}

export function useArchivedStores() {
  const calls = useCalls(teamCalls);
  return useQuery({ queryKey: storeKeys.archived(), queryFn: () => calls.listArchivedStores() });
}

/** What an invitation invites to; asked for without being signed in. */
export function useInvitationPreview(token: string) {
  const calls = useCalls(teamCalls);
  return useQuery({
    queryKey: storeKeys.invitation(token),
    queryFn: () => calls.previewInvitation(token),
    // The token opens a shop: it is not kept on the device.
    meta: { isSecret: true },
  });
}

/** Reads everything about shops and teams anew after a change. */
function useRefreshStores() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: storeKeys.all() });
}

export function useUpdateStore(storeId: string) {
  const calls = useCalls(teamCalls);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; giro: string }) => calls.updateStore(storeId, body),
    onSuccess: (store) => {
      queryClient.setQueryData<Page<Store>>(storeKeys.list(), (page) =>
        page === undefined
          ? page
          : { ...page, items: page.items.map((one) => (one.id === store.id ? store : one)) },
      );
    },
  });
}

export function useArchiveStore(storeId: string) {
  const calls = useCalls(teamCalls);
  const refresh = useRefreshStores();
  return useMutation({ mutationFn: () => calls.archiveStore(storeId), onSuccess: refresh });
}

export function useRestoreStore() {
  const calls = useCalls(teamCalls);
  const refresh = useRefreshStores();
  return useMutation({
    mutationFn: (storeId: string) => calls.restoreStore(storeId),
    onSuccess: refresh,
  });
}

export function useLeaveStore(storeId: string) {
  const calls = useCalls(teamCalls);
  const refresh = useRefreshStores();
  return useMutation({ mutationFn: () => calls.leaveStore(storeId), onSuccess: refresh });
}

export function useTransferStore(storeId: string) {
  const calls = useCalls(teamCalls);
  const refresh = useRefreshStores();
  return useMutation({
    mutationFn: (userId: string) => calls.transferStore(storeId, userId),
    onSuccess: refresh,
  });
}

export function useSetScopes(storeId: string, userId: string) {
  const calls = useCalls(teamCalls);
  const refresh = useRefreshStores();
  return useMutation({
    mutationFn: (scopes: Scope[]) => calls.setScopes(storeId, userId, scopes),
    onSuccess: refresh,
  });
}

export function useRemoveMember(storeId: string, userId: string) {
  const calls = useCalls(teamCalls);
  const refresh = useRefreshStores();
  return useMutation({ mutationFn: () => calls.removeMember(storeId, userId), onSuccess: refresh });
}

export function useInvite(storeId: string) {
  const calls = useCalls(teamCalls);
  const refresh = useRefreshStores();
  // A lost answer and a second press are one invitation; a new wish is a new one.
  const key = useRef(createUuid());
  return useMutation({
    mutationFn: (offer: InvitationOffer) => calls.invite(storeId, offer, key.current),
    onSuccess: () => {
      key.current = createUuid();
      return refresh();
    },
  });
}

export function useRevokeInvitation(storeId: string) {
  const calls = useCalls(teamCalls);
  const refresh = useRefreshStores();
  return useMutation({
    mutationFn: (invitationId: string) => calls.revokeInvitation(storeId, invitationId),
    onSuccess: refresh,
  });
}

export function useAcceptInvitation() {
  const calls = useCalls(teamCalls);
  const refresh = useRefreshStores();
  return useMutation({
    mutationFn: (token: string) => calls.acceptInvitation(token),
    onSuccess: refresh,
  });
}

/** Invitations to an address of the person that wait for an answer. */
export function useMyInvitations() {
  const calls = useCalls(teamCalls);
  return useQuery({
    queryKey: storeKeys.myInvitations(),
    queryFn: () => calls.listMyInvitations(),
  });
}

export function useAcceptMyInvitation() {
  const calls = useCalls(teamCalls);
  const refresh = useRefreshStores();
  return useMutation({
    mutationFn: (invitationId: string) => calls.acceptMyInvitation(invitationId),
    onSuccess: refresh,
  });
}
