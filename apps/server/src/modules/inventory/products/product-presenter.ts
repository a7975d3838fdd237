import { Inject, Injectable } from '@nestjs/common';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../../platform/storage/object-storage.port.js';
import { ProductResponse } from './dto/product.response.js';
import type { ProductRow } from './products.repository.js';

/** Products as they are answered, with a signed address of their photo. */
@Injectable()
export class ProductPresenter {
  constructor(@Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage) {}

  async product(row: ProductRow): Promise<ProductResponse> {
    const photoUrl = row.photo_key === null ? null : await this.storage.presignRead(row.photo_key);
    return ProductResponse.of(row, photoUrl);
  }

  products(rows: readonly ProductRow[]): Promise<ProductResponse[]> {
    return Promise.all(rows.map((row) => this.product(row)));
  }
}
