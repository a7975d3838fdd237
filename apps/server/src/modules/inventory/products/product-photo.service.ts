import { Inject, Injectable } from '@nestjs/common';
import { encodePhoto } from '@miinventario/recognition';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { newId } from '../../../platform/database/ids.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../../platform/storage/object-storage.port.js';
import { InventoryError } from '../inventory.errors.js';
import { ProductsRepository } from './products.repository.js';

/** The picture that people see of a product; what the camera knows it by are its references. */
@Injectable()
export class ProductPhotoService {
  constructor(
    private readonly db: Db,
    private readonly products: ProductsRepository,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  /** Stores the picture, turned upright and without metadata, under a key that no cache knows. */
  async set(actor: StoreActor, productId: string, original: Buffer): Promise<void> {
    const product = await this.db.read(actor, (tx) =>
      this.products.find(tx, actor.storeId, productId),
    );
    if (!product) throw PlatformError.notFound();
    const photo = await encodePhoto(original);
    if (!photo) throw InventoryError.photoUnusable('reference.unreadable');
    const key = `stores/${actor.storeId}/products/${productId}/${newId()}.jpg`;
    await this.storage.put(key, photo, 'image/jpeg');
    try {
      await this.replace(actor, productId, key);
    } catch (error) {
      await this.storage.remove(key);
      throw error;
    }
  }

  remove(actor: StoreActor, productId: string): Promise<void> {
    return this.replace(actor, productId, null);
  }

  private async replace(actor: StoreActor, productId: string, key: string | null): Promise<void> {
    const old = await this.db.write(actor, (tx) =>
      this.products.setPhoto(tx, actor.storeId, productId, key),
    );
    if (old === undefined) throw PlatformError.notFound();
    if (old !== null) await this.storage.remove(old);
  }
}
