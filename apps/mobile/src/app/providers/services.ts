import { createApiClient } from '../../lib/api/client';
import type { ApiAccess, CallsFactory } from '../../lib/api/api.context';
import { createHttp } from '../../lib/api/http';
import { useAuthStore } from '../../lib/auth/auth.store';
import { SESSION_MODE } from '../../lib/auth/session-mode';
import { TokenKeeper } from '../../lib/auth/token-keeper';
import { createTokenStore } from '../../lib/auth/token-store';
import type { RuntimeConfig } from '../../lib/config/runtime-config.schema';
import { currentLanguage } from '../../lib/i18n/i18n';
import { createConnectivity } from '../../lib/upload/connectivity';
import { createFilmStore } from '../../lib/upload/film-store';
import { sendPart } from '../../lib/upload/send-part';
import { useUploadStore } from '../../lib/upload/upload.store';
import { UploadQueue } from '../../lib/upload/upload-queue';
import { createUuid } from '../../lib/uuid';

export interface Services {
  access: ApiAccess;
  queue: UploadQueue;
}

/** Builds everything that outlives a screen; called once. */
export function createServices({ apiBaseUrl }: RuntimeConfig): Services {
  const tokens: TokenKeeper = new TokenKeeper({
    store: createTokenStore(),
    refresh: async (refreshToken) => api.refresh(refreshToken),
    onSignedOut: () => useAuthStore.getState().setStatus('signedOut'),
  });
  const http = createHttp({
    baseUrl: apiBaseUrl,
    tokens,
    language: currentLanguage,
    sessionMode: SESSION_MODE,
  });
  const api = createApiClient(http);
  const queue = new UploadQueue({
    store: createFilmStore(),
    api,
    sendPart,
    connectivity: createConnectivity(),
    createId: createUuid,
    now: () => new Date(),
    publish: (tracked) => useUploadStore.getState().put(tracked),
    retract: (filmId) => useUploadStore.getState().drop(filmId),
  });
  const made = new WeakMap<CallsFactory<object>, object>();
  const calls = <C extends object>(make: CallsFactory<C>): C => {
    const known = (made.get(make) as C | undefined) ?? make(http);
    made.set(make, known);
    return known;
  };
  return { access: { api, calls, tokens, baseUrl: apiBaseUrl, language: currentLanguage }, queue };
}
