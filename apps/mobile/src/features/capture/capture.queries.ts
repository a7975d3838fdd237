import { useMutation, useQuery } from '@tanstack/react-query';

import { useApi } from '../../lib/api/api.context';
import { FailureError } from '../../lib/api/failure';
import type { FilmSession } from '../../lib/upload/queued-film';
import { useUploadQueue } from '../../lib/upload/upload-queue.context';
import { creditKeys } from '../shared/keys';
import type { RecordedFilm } from './recorded-film';

/** The price of a film; not asked while its length is unknown. */
export function useQuote(storeId: string, durationMs: number | null) {
  const api = useApi();
  return useQuery({
    queryKey: creditKeys.quote(storeId, durationMs ?? 0),
    queryFn: () => api.getQuote(storeId, Math.round(durationMs ?? 0)),
    enabled: durationMs !== null,
  });
}

/** Puts the film in the durable queue. Fails only when the device has no room for it. */
export function useQueueFilm(storeId: string, session?: FilmSession) {
  const queue = useUploadQueue();
  return useMutation({
    mutationFn: async ({ source, fileName, contentType, sizeBytes, durationMs }: RecordedFilm) => {
      try {
        return await queue.add(
          { storeId, session, fileName, contentType, sizeBytes, durationMs },
          source,
        );
      } catch {
        throw new FailureError({
          kind: 'rejected',
          code: 'film.no_room',
          status: 507,
          title: '',
          detail: null,
        });
      }
    },
  });
}
