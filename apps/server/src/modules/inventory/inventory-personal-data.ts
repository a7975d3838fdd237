import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import type { StoreId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { PersonalDataRegistry } from '../../platform/privacy/personal-data.registry.js';
import { StoresService } from '../stores/index.js';

const SOURCES: Readonly<Record<string, string>> = {
  conteos: `SELECT store_id, id, name, kind, status, reopen_reason, created_at, confirmed_at
              FROM inventory.counts WHERE store_id = $1 ORDER BY id`,
  sesiones: `SELECT store_id, id, count_id, name, area, status, credits, totals, created_at, ready_at
               FROM inventory.inventory_sessions WHERE store_id = $1 ORDER BY id`,
  productos: `SELECT p.store_id, p.id, p.name, p.brand, p.size, p.category, p.cost_centavos,
                     p.price_centavos, p.minimum_stock, p.archived_at, p.created_at,
                     (SELECT array_agg(b.barcode ORDER BY b.barcode)
                        FROM inventory.product_barcodes b WHERE b.product_id = p.id) AS barcodes
                FROM inventory.products p WHERE p.store_id = $1 ORDER BY p.id`,
  existencias: `SELECT store_id, product_id, quantity, updated_at
                  FROM inventory.stock_levels WHERE store_id = $1 ORDER BY product_id`,
  'movimientos-de-existencias': `SELECT store_id, product_id, delta, quantity_after, reason,
                                        created_at
                                   FROM inventory.stock_movements WHERE store_id = $1 ORDER BY id`,
  'importaciones-de-catalogo': `SELECT store_id, id, created_by, format, status, columns, new_count,
                                       changed_count, unchanged_count, error_count, created_at,
                                       applied_at
                                  FROM inventory.catalogue_imports WHERE store_id = $1 ORDER BY id`,
  'archivos-pedidos': `SELECT store_id, id, created_by, kind, format, params, language, status,
                              created_at, ready_at
                         FROM inventory.report_exports WHERE store_id = $1 ORDER BY id`,
};

/** What the stores a person owns have counted, for their copy of their data. */
@Injectable()
export class InventoryPersonalData implements OnModuleInit {
  constructor(
    private readonly registry: PersonalDataRegistry,
    private readonly db: Db,
    private readonly stores: StoresService,
  ) {}

  onModuleInit(): void {
    for (const [name, sql] of Object.entries(SOURCES)) {
      this.registry.register({
        name,
        collect: async (tx, userId) => {
          const rows: object[] = [];
          for (const storeId of await this.stores.ownedBy(tx, userId)) {
            rows.push(...(await this.ofStore(storeId, sql)));
          }
          return rows;
        },
      });
    }
  }

  /** A person outside a store sees nothing of it; the copy is made as a job of the store. */
  private ofStore(storeId: StoreId, sql: string): Promise<object[]> {
    return this.db.read({ kind: 'job', name: 'export-person', storeId }, (tx) =>
      tx.query(sql, [storeId]),
    );
  }
}

/** Stands on stores, which the services of counting do not. */
@Module({ providers: [InventoryPersonalData] })
export class InventoryPrivacyModule {}
