import { createContext, useContext } from 'react';

import type { UploadQueue } from './upload-queue';

export const UploadQueueContext = createContext<UploadQueue | null>(null);

export function useUploadQueue(): UploadQueue {
  const queue = useContext(UploadQueueContext);
  if (queue === null) throw new Error('UploadQueueContext is missing');
  return queue;
}
