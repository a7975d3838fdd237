import { Inject, Injectable } from '@nestjs/common';
import { chooseFronts, frontInCrop } from '@miinventario/recognition';
import type { JobActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { newId } from '../../../platform/database/ids.js';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../../platform/storage/object-storage.port.js';
import { IaProviderService } from '../../ia-provider/index.js';
import { AliasesRepository } from '../products/aliases.repository.js';
import { ReferencesRepository, type NewReference } from '../products/references.repository.js';
import { LearningRepository, type TaughtFacing, type TaughtItem } from './learning.repository.js';

/** Evidence pictures kept of one product: light and wear differ, but each costs time per frame. */
const KEPT_PER_PRODUCT = 6;
/** Characters that an alias may have. */
const LONGEST_ALIAS = 200;

/**
 * Teaches what people made of a line: its pictures become reference photos of the product, what was
 * read of it becomes an alias, and a code that was read becomes the product's. Naming it otherwise
 * later takes the pictures back.
 */
@Injectable()
export class Learner {
  constructor(
    private readonly db: Db,
    private readonly learning: LearningRepository,
    private readonly references: ReferencesRepository,
    private readonly aliases: AliasesRepository,
    private readonly providers: IaProviderService,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  /** Safe to repeat: a line is learnt from once, as it is now. */
  async learn(actor: JobActor, storeId: string, itemId: string): Promise<void> {
    const { item, facings, isLearnt } = await this.db.read(actor, async (tx) => ({
      item: await this.learning.find(tx, storeId, itemId),
      facings: await this.learning.facings(tx, storeId, itemId),
      isLearnt: await this.learning.hasLearnt(tx, storeId, itemId),
    }));
    if (!item) return;
    const productId = item.is_taught ? item.product_id : null;
    const dropped = await this.db.write(actor, (tx) =>
      this.learning.unlearn(tx, storeId, itemId, productId),
    );
    await this.removeAll(dropped);
    if (productId === null) return;
    const isKnown = isLearnt && dropped.length === 0;
    const learnt = isKnown ? [] : await this.describe(storeId, productId, item, facings);
    const superseded = await this.db.write(actor, async (tx) => {
      for (const reference of learnt) await this.references.insert(tx, reference);
      if (item.label) {
        // A name that another product has already stays with it.
        const name = { alias: item.label.slice(0, LONGEST_ALIAS), source: 'CORRECTION' } as const;
        await this.aliases.add(tx, storeId, productId, name);
      }
      if (item.barcode) await this.learning.learnBarcode(tx, storeId, productId, item.barcode);
      await this.learning.markLearnt(tx, storeId, itemId);
      return this.learning.dropOldest(tx, storeId, productId, KEPT_PER_PRODUCT);
    });
    await this.removeAll(superseded);
  }

  /** The line's best pictures, described as an enrolment describes a photo. */
  private async describe(
    storeId: string,
    productId: string,
    item: TaughtItem,
    facings: readonly TaughtFacing[],
  ): Promise<NewReference[]> {
    const learnt: NewReference[] = [];
    for (const facing of chooseFronts(facings)) {
      const picture = await this.read(facing.crop_s3_key);
      if (!picture) continue;
      const described = await this.providers.describeReference(picture, frontInCrop(facing.box));
      if (!described.ok) continue;
      const id = newId();
      const objectKey = `stores/${storeId}/references/${productId}/${id}.jpg`;
      await this.storage.put(objectKey, picture, 'image/jpeg');
      learnt.push({
        id,
        storeId,
        productId,
        objectKey,
        crop: described.crop,
        descriptor: described.descriptor,
        sourceItemId: item.id,
      });
    }
    return learnt;
  }

  private async read(key: string): Promise<Buffer | undefined> {
    const stream = await this.storage.read(key);
    if (!stream) return undefined;
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part as Buffer);
    return Buffer.concat(parts);
  }

  private async removeAll(keys: readonly string[]): Promise<void> {
    await Promise.all(keys.map((key) => this.storage.remove(key)));
  }
}
