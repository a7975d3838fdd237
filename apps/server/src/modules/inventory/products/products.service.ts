import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { violates } from '../../../platform/errors/database-error.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/cursor.js';
import { InventoryError } from '../inventory.errors.js';
import type {
  CreateProductRequest,
  ListProductsQuery,
  UpdateProductRequest,
} from './dto/product.request.js';
import { ProductsRepository, type ProductFields, type ProductRow } from './products.repository.js';

/** The catalogue of a store. */
@Injectable()
export class ProductsService {
  constructor(
    private readonly db: Db,
    private readonly products: ProductsRepository,
  ) {}

  create(actor: StoreActor, request: CreateProductRequest): Promise<ProductRow> {
    const id = newId();
    return this.save(actor, id, async (tx) => {
      await this.products.insert(tx, actor.storeId, id, toFields(request));
      await this.products.setBarcodes(tx, actor.storeId, id, request.barcodes ?? []);
    });
  }

  /** Changes the fields that the request names. */
  update(actor: StoreActor, id: string, request: UpdateProductRequest): Promise<ProductRow> {
    return this.save(actor, id, async (tx) => {
      const product = await this.findOrFail(tx, actor, id);
      await this.products.update(
        tx,
        actor.storeId,
        id,
        toFields({ ...toRequest(product), ...request }),
      );
      if (request.barcodes) {
        await this.products.setBarcodes(tx, actor.storeId, id, request.barcodes);
      }
    });
  }

  get(actor: StoreActor, id: string): Promise<ProductRow> {
    return this.db.read(actor, (tx) => this.findOrFail(tx, actor, id));
  }

  list(actor: StoreActor, query: ListProductsQuery): Promise<Page<ProductRow>> {
    const cursor = decodeCursor(query.cursor);
    const search = query.search?.trim() || undefined;
    return this.db.read(actor, async (tx) => {
      const rows = await this.products.list(tx, actor.storeId, search, cursor, query.limit);
      return toPage(
        rows,
        query.limit,
        (row) => row,
        (row) => ({ key: row.name, id: row.id }),
      );
    });
  }

  async archive(actor: StoreActor, id: string): Promise<void> {
    const isArchived = await this.db.write(actor, (tx) =>
      this.products.archive(tx, actor.storeId, id),
    );
    if (!isArchived) throw PlatformError.notFound();
  }

  private async save(
    actor: StoreActor,
    id: string,
    change: (tx: Tx) => Promise<void>,
  ): Promise<ProductRow> {
    try {
      return await this.db.write(actor, async (tx) => {
        await change(tx);
        return this.findOrFail(tx, actor, id);
      });
    } catch (error) {
      if (violates(error, 'product_barcodes_store_key')) throw InventoryError.barcodeTaken();
      throw error;
    }
  }

  private async findOrFail(tx: Tx, actor: StoreActor, id: string): Promise<ProductRow> {
    const product = await this.products.find(tx, actor.storeId, id);
    if (!product) throw PlatformError.notFound();
    return product;
  }
}

function toRequest(product: ProductRow): CreateProductRequest {
  return {
    name: product.name,
    brand: product.brand,
    size: product.size,
    category: product.category,
    priceCentavos: product.price_centavos,
    costCentavos: product.cost_centavos,
  };
}

function toFields(request: CreateProductRequest): ProductFields {
  return {
    name: request.name.trim(),
    brand: request.brand?.trim() || null,
    size: request.size?.trim() || null,
    category: request.category?.trim() || null,
    priceCentavos: request.priceCentavos ?? null,
    costCentavos: request.costCentavos ?? null,
  };
}
