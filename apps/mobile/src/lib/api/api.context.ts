import type { AxiosInstance } from 'axios';
import { createContext, useContext } from 'react';

import type { ApiClient } from './client';
import type { TokenKeeper } from '../auth/token-keeper';

/** Makes the calls of one part of the app; each part brings its own when it is first opened. */
export type CallsFactory<C extends object> = (http: AxiosInstance) => C;

export interface ApiAccess {
  api: ApiClient;
  calls: <C extends object>(make: CallsFactory<C>) => C;
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

/** The calls of one part of the app. `make` must be a constant. */
export function useCalls<C extends object>(make: CallsFactory<C>): C {
  return useApiAccess().calls(make);
}
