import { createContext, useContext } from 'react';

import type { ApiClient } from './client';
import type { TokenKeeper } from '../auth/token-keeper';

export interface ApiAccess {
  api: ApiClient;
  tokens: TokenKeeper;
  baseUrl: string;
  language: () => string;
}

export const ApiContext = createContext<ApiAccess | null>(null);

export function useApiAccess(): ApiAccess {
  const access = useContext(ApiContext);
  if (access === null) throw new Error('ApiContext is missing');
  return access;
}

export function useApi(): ApiClient {
  return useApiAccess().api;
}
