import { Injectable } from '@nestjs/common';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { violates } from '../../../platform/errors/database-error.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { decodeCursor, toPage, type Cursor, type Page } from '../../../platform/http/cursor.js';
import { InventoryError } from '../inventory.errors.js';
import { storedBarcode } from './barcode.js';
import { CategoriesRepository } from './categories.repository.js';
import type {
  CreateProductRequest,
  ListProductsQuery,
  UpdateProductRequest,
} from './dto/product.request.js';
import { toFields, toRequest } from './product-fields.js';
import { ProductSearch } from './product-search.js';
import { ProductsRepository, type ProductFields, type ProductRow } from './products.repository.js';

/** The catalogue of a store. */
@Injectable()
export class ProductsService {
  constructor(
    private readonly db: Db,
    private readonly products: ProductsRepository,
    private readonly categories: CategoriesRepository,
    private readonly searching: ProductSearch,
  ) {}

  create(actor: StoreActor, request: CreateProductRequest): Promise<ProductRow> {
    const id = newId();
    return this.save(actor, id, async (tx) => {
      const fields = await this.withCategory(tx, actor.storeId, toFields(request));
      await this.products.insert(tx, actor.storeId, id, fields);
      await this.products.setBarcodes(tx, actor.storeId, id, barcodesOf(request));
    });
  }

  /**
   * Changes the fields that the request names.
   * @throws AppError resource.precondition_failed, with the product as it is now, when it has
   * changed since it was read
   */
  update(
    actor: StoreActor,
    id: string,
    request: UpdateProductRequest,
    ifVersion?: number,
  ): Promise<ProductRow> {
    return this.save(actor, id, async (tx) => {
      const product = await this.lockOrFail(tx, actor, id, ifVersion);
      const wanted = toFields({ ...toRequest(product, request), ...request });
      const fields = await this.withCategory(tx, actor.storeId, wanted);
      await this.products.update(tx, actor.storeId, id, fields);
      if (request.barcodes) {
        await this.products.setBarcodes(tx, actor.storeId, id, barcodesOf(request));
      }
    });
  }

  /** A product, also one that was taken off the catalogue. */
  async get(actor: StoreActor, id: string): Promise<ProductRow> {
    const product = await this.db.read(actor, (tx) => this.products.findAny(tx, actor.storeId, id));
    if (!product) throw PlatformError.notFound();
    return product;
  }

  /** The product that has the barcode. @throws AppError products.barcode_invalid, not_found */
  async getByBarcode(actor: StoreActor, text: string): Promise<ProductRow> {
    const barcode = storedBarcode(text);
    if (barcode === undefined) throw InventoryError.barcodeInvalid();
    const product = await this.db.read(actor, (tx) =>
      this.products.findByBarcode(tx, actor.storeId, barcode),
    );
    if (!product) throw PlatformError.notFound();
    return product;
  }

  list(actor: StoreActor, query: ListProductsQuery): Promise<Page<ProductRow>> {
    const cursor = decodeCursor(query.cursor);
    const search = query.search?.trim() || undefined;
    return this.db.read(actor, (tx) =>
      search === undefined
        ? this.listByName(tx, actor.storeId, query, cursor)
        : this.search(tx, actor.storeId, search, query, cursor),
    );
  }

  async archive(actor: StoreActor, id: string, ifVersion?: number): Promise<void> {
    await this.db.write(actor, async (tx) => {
      await this.lockOrFail(tx, actor, id, ifVersion);
      await this.products.archive(tx, actor.storeId, id);
    });
  }

  /** Puts a product back into the catalogue; its barcodes were given up when it left. */
  restore(actor: StoreActor, id: string): Promise<ProductRow> {
    return this.save(actor, id, async (tx) => {
      const isRestored = await this.products.restore(tx, actor.storeId, id);
      if (!isRestored) throw PlatformError.notFound();
    });
  }

  private async listByName(
    tx: Tx,
    storeId: string,
    query: ListProductsQuery,
    cursor: Cursor | undefined,
  ): Promise<Page<ProductRow>> {
    const filter = { category: query.category, isArchived: query.archived ?? false };
    const rows = await this.products.list(tx, storeId, filter, cursor, query.limit);
    return toPage(
      rows,
      query.limit,
      (row) => row,
      (row) => ({ key: row.name, id: row.id }),
    );
  }

  private async search(
    tx: Tx,
    storeId: string,
    text: string,
    query: ListProductsQuery,
    cursor: Cursor | undefined,
  ): Promise<Page<ProductRow>> {
    if (cursor && !/^~?\d{1,9}$/.test(cursor.key)) throw PlatformError.invalidCursor();
    const { rows, isGuessed } = await this.searching.search(tx, storeId, text, {
      category: query.category,
      cursor,
      limit: query.limit,
    });
    return toPage(
      rows,
      query.limit,
      (row) => row,
      (row) => ({ key: ProductSearch.keyOf(row, isGuessed), id: row.id }),
    );
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

  private async withCategory(
    tx: Tx,
    storeId: string,
    fields: ProductFields,
  ): Promise<ProductFields> {
    if (fields.category === null) return fields;
    const names = await this.categories.resolve(tx, storeId, [fields.category]);
    return { ...fields, category: names.get(fields.category) ?? null };
  }

  private async lockOrFail(
    tx: Tx,
    actor: StoreActor,
    id: string,
    ifVersion: number | undefined,
  ): Promise<ProductRow> {
    await this.products.lock(tx, actor.storeId, [id]);
    const product = await this.findOrFail(tx, actor, id);
    if (ifVersion !== undefined && product.version !== ifVersion) {
      throw PlatformError.preconditionFailed({
        current: {
          version: product.version,
          ...toRequest(product, {}),
          barcodes: product.barcodes,
        },
      });
    }
    return product;
  }

  private async findOrFail(tx: Tx, actor: StoreActor, id: string): Promise<ProductRow> {
    const product = await this.products.find(tx, actor.storeId, id);
    if (!product) throw PlatformError.notFound();
    return product;
  }
}

/** The request's barcodes as they are kept. @throws AppError products.barcode_invalid */
function barcodesOf(request: UpdateProductRequest): string[] {
  const codes = (request.barcodes ?? []).map((text) => {
    const code = storedBarcode(text);
    if (code === undefined) throw InventoryError.barcodeInvalid(text);
    return code;
  });
  return [...new Set(codes)];
}
