import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';

import { useCalls } from '../../lib/api/api.context';
import { createUuid } from '../../lib/uuid';
import { countKeys } from '../shared/keys';
import { countsCalls, type NewSchedule, type Schedule } from './counts.calls';

function useRefreshSchedules(storeId: string) {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: countKeys.schedules(storeId) });
}

export function useSchedules(storeId: string) {
  const calls = useCalls(countsCalls);
  return useQuery({
    queryKey: countKeys.schedules(storeId),
    queryFn: () => calls.listSchedules(storeId),
  });
}

export function useCreateSchedule(storeId: string) {
  const calls = useCalls(countsCalls);
  const refresh = useRefreshSchedules(storeId);
  const key = useRef(createUuid());
  return useMutation({
    mutationFn: (schedule: NewSchedule) => calls.createSchedule(storeId, schedule, key.current),
    onSuccess: () => {
      key.current = createUuid();
      return refresh();
    },
  });
}

/** Pauses it, or lets it go on. */
export function useSetScheduleActive(storeId: string) {
  const calls = useCalls(countsCalls);
  const refresh = useRefreshSchedules(storeId);
  return useMutation({
    mutationFn: (schedule: Schedule) => calls.setScheduleActive(storeId, schedule),
    onSettled: refresh,
  });
}

export function useRemoveSchedule(storeId: string) {
  const calls = useCalls(countsCalls);
  const refresh = useRefreshSchedules(storeId);
  return useMutation({
    mutationFn: (scheduleId: string) => calls.removeSchedule(storeId, scheduleId),
    onSuccess: refresh,
  });
}
