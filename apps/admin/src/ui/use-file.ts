import type { UseQueryResult } from '@tanstack/react-query';
import { useParams } from 'react-admin';
import { useApi } from './use-api';

/**
 * The whole file of the record whose page this is. React-admin's own hook would begin with the row
 * of the list, which is less than the file.
 */
export function useFile<T>(resource: string, read: (id: string) => Promise<T>): UseQueryResult<T> {
  const { id = '' } = useParams<{ id?: string }>();
  return useApi([resource, 'file', id], () => read(id));
}
