import { Injectable } from '@nestjs/common';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';

export const ALIAS_SOURCES = ['MANUAL', 'CORRECTION', 'IMPORT', 'MERGE'] as const;
export type AliasSource = (typeof ALIAS_SOURCES)[number];

export interface AliasRow {
  readonly id: string;
  readonly product_id: string;
  readonly alias: string;
  readonly source: AliasSource;
  readonly created_at: Date;
}

/** All SQL of aliases: other names by which a product is read on its packs and found by people. */
@Injectable()
export class AliasesRepository {
  list(tx: Tx, storeId: string, productId: string): Promise<AliasRow[]> {
    return tx.query<AliasRow>(
      `SELECT id, product_id, alias, source, created_at FROM inventory.product_aliases
        WHERE store_id = $1 AND product_id = $2 ORDER BY created_at, id`,
      [storeId, productId],
    );
  }

  /** The product that has this name already, whatever its accents and case. */
  findLike(tx: Tx, storeId: string, alias: string): Promise<AliasRow | undefined> {
    return tx.find<AliasRow>(
      `SELECT id, product_id, alias, source, created_at FROM inventory.product_aliases
        WHERE store_id = $1 AND inventory.search_text(alias) = inventory.search_text($2)`,
      [storeId, alias],
    );
  }

  /**
   * Adds a name; gives its row, or undefined when the store has the name already, be it for this
   * product or another.
   */
  add(
    tx: Tx,
    storeId: string,
    productId: string,
    { alias, source }: { alias: string; source: AliasSource },
  ): Promise<AliasRow | undefined> {
    return tx.find<AliasRow>(
      `INSERT INTO inventory.product_aliases (id, store_id, product_id, alias, source, created_by)
       VALUES ($1, $2, $3, $4, $5, platform.ctx_user())
       ON CONFLICT (store_id, inventory.search_text(alias)) DO NOTHING
       RETURNING id, product_id, alias, source, created_at`,
      [newId(), storeId, productId, alias, source],
    );
  }

  async remove(tx: Tx, storeId: string, productId: string, id: string): Promise<boolean> {
    const changed = await tx.run(
      `DELETE FROM inventory.product_aliases WHERE store_id = $1 AND product_id = $2 AND id = $3`,
      [storeId, productId, id],
    );
    return changed === 1;
  }
}
