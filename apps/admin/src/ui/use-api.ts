import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useLogoutIfAccessDenied } from 'react-admin';

/** Reads something that is not a record; a session that is over leads to the login page. */
export function useApi<T>(
  key: readonly unknown[],
  read: (signal: AbortSignal) => Promise<T>,
  options: { readonly everyMs?: number; readonly isOn?: boolean } = {},
): UseQueryResult<T> {
  const logOutIfDenied = useLogoutIfAccessDenied();
  return useQuery<T>({
    queryKey: key,
    enabled: options.isOn ?? true,
    refetchInterval: options.everyMs ?? false,
    // What was shown stays until the next answer is there.
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      try {
        return await read(signal);
      } catch (error) {
        await logOutIfDenied(error);
        throw error;
      }
    },
  });
}
