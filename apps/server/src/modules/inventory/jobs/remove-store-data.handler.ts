import { Injectable } from '@nestjs/common';
import type { StoreId } from '../../../platform/database/actor.js';
import type { JobHandler } from '../../../platform/queue/job-handler.js';
import { StoreRemoval } from '../store-removal.js';
import { removeStoreDataJob } from './remove-store-data.job.js';

@Injectable()
export class RemoveStoreDataHandler implements JobHandler<{ storeId: string }> {
  readonly job = removeStoreDataJob;

  constructor(private readonly removal: StoreRemoval) {}

  run({ storeId }: { storeId: string }): Promise<void> {
    return this.removal.remove(storeId as StoreId);
  }
}
