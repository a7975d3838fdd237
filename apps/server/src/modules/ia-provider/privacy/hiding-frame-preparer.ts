import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { AppConfig } from '../../../config/app-config.js';
import { APP_CONFIG } from '../../../config/config.module.js';
import { ThreadPool, threadEntry } from '../../../platform/threads/thread-pool.js';
import type { ProviderFrame } from '../detection-provider.port.js';
import type { FramePreparer } from '../frame-preparer.port.js';
import type { HideFacesInput } from './hide-faces.task.js';

const MAX_HEAP_MIB = 200;

/** Makes the faces of a frame unrecognisable before it leaves this machine. */
@Injectable()
export class HidingFramePreparer implements FramePreparer, OnApplicationShutdown {
  private readonly threads: ThreadPool;

  constructor(@Inject(APP_CONFIG) config: AppConfig) {
    this.threads = new ThreadPool({
      entry: threadEntry(import.meta.url, './hide-faces.task.js'),
      threads: config.visionThreads,
      maxHeapMiB: MAX_HEAP_MIB,
    });
  }

  async prepare({ path }: ProviderFrame, signal: AbortSignal): Promise<Buffer> {
    const input: HideFacesInput = { path };
    return Buffer.from(
      await this.threads.run<HideFacesInput, Uint8Array>('hideFaces', input, signal),
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.threads.close();
  }
}
