import { Global, Module } from '@nestjs/common';
import type { AppConfig } from '../../config/app-config.js';
import { APP_CONFIG } from '../../config/config.module.js';
import { DiskStorage } from './disk-storage.js';
import { OBJECT_STORAGE, type ObjectStorage } from './object-storage.port.js';
import { S3Storage } from './s3-storage.js';

/** The store chosen by configuration: S3 when its endpoint is given, otherwise the disk. */
export async function createObjectStorage(config: AppConfig): Promise<ObjectStorage> {
  if (config.storage.kind === 'disk') {
    return new DiskStorage({ ...config.storage, publicApiUrl: config.http.publicApiUrl });
  }
  const storage = new S3Storage(config.storage.s3);
  if (config.environment !== 'production') {
    await storage.ensureBucket();
    await storage.ensureLifecycle();
  }
  return storage;
}

@Global()
@Module({
  providers: [{ provide: OBJECT_STORAGE, inject: [APP_CONFIG], useFactory: createObjectStorage }],
  exports: [OBJECT_STORAGE],
})
export class StorageModule {}
