import { useQuery } from '@tanstack/react-query';

import { useApi } from '../../lib/api/api.context';
import { userKeys } from '../shared/keys';

export function useMe() {
  const api = useApi();
  return useQuery({ queryKey: userKeys.me(), queryFn: () => api.getMe() });
}
