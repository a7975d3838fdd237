import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { useApiAccess, useCalls } from '../../lib/api/api.context';
import type { PhotoPart } from '../../lib/api/client';
import type { Me } from '../../lib/api/types';
import { saveApiFile } from '../../lib/files/save-api-file';
import { PRIVACY_VERSION } from '../auth/auth.schemas';
import { userKeys } from '../shared/keys';
import { accountCalls } from './account.calls';

export function useAvatar() {
  const calls = useCalls(accountCalls);
  return useQuery({ queryKey: userKeys.avatar(), queryFn: () => calls.getAvatar() });
}

export function useSetAvatar() {
  const calls = useCalls(accountCalls);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (photo: PhotoPart) => calls.setAvatar(photo),
    onSuccess: (avatar) => queryClient.setQueryData(userKeys.avatar(), avatar),
  });
}

export function useRemoveAvatar() {
  const calls = useCalls(accountCalls);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => calls.removeAvatar(),
    onSuccess: () => queryClient.setQueryData(userKeys.avatar(), { url: null }),
  });
}

export function useUpdateMe() {
  const calls = useCalls(accountCalls);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { name?: string; locale?: Me['locale'] }) => calls.updateMe(body),
    onSuccess: (me) => queryClient.setQueryData(userKeys.me(), me),
  });
}

export function useChangePassword() {
  const calls = useCalls(accountCalls);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { currentPassword?: string; password: string }) =>
      calls.changePassword(body),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: userKeys.devices() }),
  });
}

export function useDevices() {
  const calls = useCalls(accountCalls);
  return useQuery({ queryKey: userKeys.devices(), queryFn: () => calls.listDevices() });
}

export function useCloseDevice() {
  const calls = useCalls(accountCalls);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string) => calls.closeDevice(sessionId),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: userKeys.devices() }),
  });
}

export function useConsents() {
  const calls = useCalls(accountCalls);
  return useQuery({ queryKey: userKeys.consents(), queryFn: () => calls.listConsents() });
}

/** Offers by message are wanted, or no longer. */
export function useSetMarketing() {
  const calls = useCalls(accountCalls);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (isWanted: boolean) =>
      isWanted ? calls.giveMarketing(PRIVACY_VERSION) : calls.withdrawMarketing(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: userKeys.consents() }),
  });
}

/** Hands the person a zip of everything that is kept about them. */
export function useExportData() {
  const access = useApiAccess();
  return useMutation({
    mutationFn: () =>
      saveApiFile(access, {
        path: '/users/me/export',
        name: 'mis-datos-miinventario.zip',
        mimeType: 'application/zip',
      }),
  });
}

export function useRequestErasure() {
  const calls = useCalls(accountCalls);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => calls.requestErasure(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: userKeys.me() }),
  });
}

export function useCancelErasure() {
  const calls = useCalls(accountCalls);
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => calls.cancelErasure(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: userKeys.me() }),
  });
}
