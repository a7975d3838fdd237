import { useMutation, useQueryClient } from '@tanstack/react-query';

import { useApi, useApiAccess } from '../../lib/api/api.context';
import type { Tokens } from '../../lib/api/types';
import { useAuthStore } from '../../lib/auth/auth.store';
import { keptTokens } from '../../lib/auth/kept-tokens';
import { currentLanguage } from '../../lib/i18n/i18n';
import { useUploadStore } from '../../lib/upload/upload.store';
import { useUploadQueue } from '../../lib/upload/upload-queue.context';
import { userKeys } from '../shared/keys';
import { PRIVACY_VERSION, type RegisterForm } from './auth.schemas';
import { parseIdentifier } from './identifier.model';

function identifierValue(text: string): string {
  return parseIdentifier(text)?.value ?? text.trim();
}

export function useRegister() {
  const api = useApi();
  return useMutation({
    mutationFn: ({ name, identifier, password }: RegisterForm) => {
      const parsed = parseIdentifier(identifier);
      return api.register({
        name: name.trim(),
        password,
        privacyVersion: PRIVACY_VERSION,
        locale: currentLanguage() === 'en' ? 'en-US' : 'es-MX',
        ...(parsed?.kind === 'email' ? { email: parsed.value } : { phone: parsed?.value }),
      });
    },
  });
}

/** Keeps the tokens, then lets the navigation show the signed-in screens. */
function useAcceptTokens() {
  const { tokens } = useApiAccess();
  const queryClient = useQueryClient();
  const setStatus = useAuthStore((state) => state.setStatus);
  return async (answer: Tokens) => {
    await tokens.accept(keptTokens(answer));
    queryClient.clear();
    queryClient.setQueryData(userKeys.me(), answer.user);
    setStatus('signedIn');
  };
}

export function usePasswordLogin() {
  const api = useApi();
  const accept = useAcceptTokens();
  return useMutation({
    mutationFn: async (form: { identifier: string; password: string }) =>
      accept(await api.login({ ...form, identifier: identifierValue(form.identifier) })),
  });
}

export function useRequestLoginOtp() {
  const api = useApi();
  return useMutation({
    mutationFn: (identifier: string) => api.requestLoginOtp(identifierValue(identifier)),
  });
}

export function useVerifyOtp(purpose: 'register' | 'login') {
  const api = useApi();
  const accept = useAcceptTokens();
  return useMutation({
    mutationFn: async (body: { challengeId: string; code: string }) =>
      accept(await (purpose === 'register' ? api.verifyOtp(body) : api.verifyLoginOtp(body))),
  });
}

export function useForgotPassword() {
  const api = useApi();
  return useMutation({
    mutationFn: (identifier: string) => api.forgotPassword(identifierValue(identifier)),
  });
}

/** Sets the new password and comes in with it; every other session ends. */
export function useResetPassword() {
  const api = useApi();
  const accept = useAcceptTokens();
  return useMutation({
    mutationFn: async (body: { challengeId: string; code: string; password: string }) =>
      accept(await api.resetPassword(body)),
  });
}

export function useResendOtp() {
  const api = useApi();
  return useMutation({ mutationFn: (challengeId: string) => api.resendOtp(challengeId) });
}

/** Signs out here at once; the server is told when it can be reached. */
export function useLogout() {
  const { api, tokens } = useApiAccess();
  const queue = useUploadQueue();
  const queryClient = useQueryClient();
  const setStatus = useAuthStore((state) => state.setStatus);
  return async () => {
    const wasSignedIn = await tokens.isSignedIn();
    const refreshToken = await tokens.getRefreshToken();
    queue.stop();
    await tokens.forget();
    useUploadStore.getState().clear();
    queryClient.clear();
    setStatus('signedOut');
    if (wasSignedIn) await api.logout(refreshToken).catch(() => undefined);
  };
}
