import { useEffect } from 'react';

import { useActiveStore } from '../../features/stores/active-store.context';
import { useUploadQueue } from '../../lib/upload/upload-queue.context';

/** Takes up the films that an earlier run of the app left in the queue. */
export function UploadStarter() {
  const store = useActiveStore();
  const queue = useUploadQueue();
  useEffect(() => {
    void queue.start(store.id);
    return () => queue.stop();
  }, [queue, store.id]);
  return null;
}
