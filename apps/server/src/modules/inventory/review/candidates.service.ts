import { Inject, Injectable } from '@nestjs/common';
import { frontInCrop } from '@miinventario/recognition';
import type { JobActor, StoreActor, StoreId } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../../platform/storage/object-storage.port.js';
import { log } from '../../../platform/telemetry/logger.js';
import { IaProviderService } from '../../ia-provider/index.js';
import { SessionsRepository } from '../sessions/sessions.repository.js';
import type { NormalisedBox } from '../sessions/normalised-box.js';
import { NO_AREA } from '../stock/counted.repository.js';
import {
  CandidatesRepository,
  type CandidateProduct,
  type ComparedProduct,
} from './candidates.repository.js';
import { nameLikeness, rankCandidates, type Candidate } from './rank-candidates.js';
import { ReviewRepository, type ReviewItem } from './review.repository.js';

/** Products whose photos are compared; 200 take about a second of one core. */
const MOST_COMPARED = 200;
/** Names less alike than this have only syllables in common. */
const LEAST_NAME_LIKENESS = 0.15;

export interface CandidateView extends Candidate {
  readonly product: CandidateProduct;
}

/** Up to five products that a line may be, by its code, the name that was read and its looks. */
@Injectable()
export class CandidatesService {
  constructor(
    private readonly db: Db,
    private readonly candidates: CandidatesRepository,
    private readonly review: ReviewRepository,
    private readonly sessions: SessionsRepository,
    private readonly providers: IaProviderService,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  /** The likeliest first. @throws AppError resource.not_found */
  async list(
    actor: StoreActor | (JobActor & { readonly storeId: StoreId }),
    sessionId: string,
    itemId: string,
  ): Promise<CandidateView[]> {
    const { storeId } = actor;
    const { item, facing, compared, owner } = await this.db.read(actor, async (tx) => {
      const session = await this.sessions.find(tx, storeId, sessionId);
      const [found] = await this.review.find(tx, storeId, sessionId, [itemId]);
      if (!session || !found || found.deleted_at) throw PlatformError.notFound();
      const where = { sessionId, area: session.area ?? NO_AREA };
      return {
        item: found,
        facing: await this.candidates.bestFacing(tx, storeId, itemId),
        compared: await this.candidates.compared(tx, storeId, where, MOST_COMPARED),
        owner: found.barcode
          ? await this.review.findProduct(tx, storeId, { barcode: found.barcode })
          : undefined,
      };
    });
    const looks = facing ? await this.byLooks(facing, compared) : [];
    return this.db.read(actor, async (tx) => {
      const known = await this.candidates.products(tx, storeId, [
        ...new Set([
          ...compared.map(({ productId }) => productId),
          ...[item.product_id, owner?.id].filter((id) => typeof id === 'string'),
        ]),
      ]);
      const products = new Map(known.map((product) => [product.id, product]));
      const found = [...certain(item, owner?.id), ...looks, ...byName(item, known)];
      return rankCandidates(found.filter(({ productId }) => products.has(productId))).flatMap(
        (candidate) => {
          const product = products.get(candidate.productId);
          return product ? { ...candidate, product } : [];
        },
      );
    });
  }

  /** No picture, or a thread that fails, costs the suggestions by looks and no more. */
  private async byLooks(
    { crop_s3_key: key, box }: { crop_s3_key: string; box: NormalisedBox },
    compared: readonly ComparedProduct[],
  ): Promise<Candidate[]> {
    try {
      const stream = await this.storage.read(key);
      if (!stream) return [];
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(part as Buffer);
      const withPhotos = compared.filter(({ references }) => references.length > 0);
      const picture = Buffer.concat(parts);
      const ranks = await this.providers.rankByLooks(picture, frontInCrop(box), withPhotos);
      return ranks.slice(0, 10).map((rank) => ({ ...rank, source: 'look' as const }));
    } catch (error) {
      log.warn({ err: error }, 'candidates could not be compared by looks');
      return [];
    }
  }
}

/** What is known for sure: the code's owner, then what the line says now. */
function certain(item: ReviewItem, ownerId: string | undefined): Candidate[] {
  const found: Candidate[] = [];
  if (ownerId) found.push({ productId: ownerId, score: 1, source: 'barcode' });
  if (item.product_id) {
    found.push({ productId: item.product_id, score: item.confidence, source: 'current' });
  }
  return found;
}

function byName(item: ReviewItem, products: readonly CandidateProduct[]): Candidate[] {
  const read = [item.brand, item.label, item.size].filter((part) => part !== null).join(' ');
  if (item.label === null) return [];
  return products
    .map(({ id, name, brand, size }) => {
      const known = [brand, name, size].filter((part) => part !== null).join(' ');
      return { productId: id, score: nameLikeness(read, known), source: 'name' as const };
    })
    .filter(({ score }) => score >= LEAST_NAME_LIKENESS);
}
