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
import { IaProviderService } from '../../ia-provider/index.js';
import { InventoryError } from '../inventory.errors.js';
import { ProductsRepository } from './products.repository.js';
import {
  ReferencesRepository,
  type NormalisedCrop,
  type ReferenceRow,
} from './references.repository.js';

/** Reference photos: what the camera knows a product by. Described once, when enrolled. */
@Injectable()
export class ReferencesService {
  constructor(
    private readonly db: Db,
    private readonly products: ProductsRepository,
    private readonly references: ReferencesRepository,
    private readonly providers: IaProviderService,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  /** Enrols a photo; the front is cropped automatically unless a crop is given. */
  async add(
    actor: StoreActor,
    productId: string,
    photo: Buffer,
    crop: NormalisedCrop | undefined,
  ): Promise<ReferenceRow> {
    await this.assertProduct(actor, productId);
    const upright = await encodePhoto(photo);
    if (!upright) throw InventoryError.photoUnusable('reference.unreadable');
    const described = await this.providers.describeReference(upright, crop);
    if (!described.ok) throw InventoryError.photoUnusable(described.code);
    const id = newId();
    const objectKey = `stores/${actor.storeId}/references/${productId}/${id}.jpg`;
    await this.storage.put(objectKey, upright, 'image/jpeg');
    await this.db.write(actor, (tx) =>
      this.references.insert(tx, {
        id,
        storeId: actor.storeId,
        productId,
        objectKey,
        crop: described.crop,
        descriptor: described.descriptor,
      }),
    );
    return { id, product_id: productId, s3_key: objectKey, crop: described.crop };
  }

  async list(actor: StoreActor, productId: string): Promise<ReferenceRow[]> {
    await this.assertProduct(actor, productId);
    return this.db.read(actor, (tx) => this.references.list(tx, actor.storeId, productId));
  }

  async remove(actor: StoreActor, productId: string, id: string): Promise<void> {
    const removed = await this.db.write(actor, (tx) =>
      this.references.remove(tx, actor.storeId, productId, id),
    );
    if (!removed) throw PlatformError.notFound();
    await this.storage.remove(removed.s3_key);
  }

  private async assertProduct(actor: StoreActor, productId: string): Promise<void> {
    const product = await this.db.read(actor, (tx) =>
      this.products.find(tx, actor.storeId, productId),
    );
    if (!product) throw PlatformError.notFound();
  }
}
