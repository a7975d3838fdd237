import { Inject, Injectable } from '@nestjs/common';
import type { JobActor, StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import type { Tx } from '../../../platform/database/tx.js';
import { renderCsv } from '../../../platform/documents/csv.js';
import { CONTENT_TYPES } from '../../../platform/documents/document-format.js';
import { mexicanDay, type Table } from '../../../platform/documents/table.js';
import { renderTablePdf } from '../../../platform/documents/table-pdf.js';
import { renderXlsx } from '../../../platform/documents/xlsx.js';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../../platform/storage/object-storage.port.js';
import { catalogueTable } from '../import/catalogue-table.js';
import { renderLabels, type Label } from '../labels/labels-pdf.js';
import { LabelsRepository } from '../labels/labels.repository.js';
import { PurchasingRepository } from '../purchasing/purchasing.repository.js';
import { PurchasingService } from '../purchasing/purchasing.service.js';
import { CountReports } from './count-reports.js';
import { EvidenceThumbnails } from './evidence-thumbnails.js';
import { FILE_NAMES } from './export-kinds.js';
import type { ExportParams } from './export-params.js';
import type { ExportRow } from './exports.repository.js';
import { purchaseTable } from './purchase-table.js';
import { lowStockTable, sessionTable, valuationTable } from './report-tables.js';
import { ReportsRepository } from './reports.repository.js';

/** A list of what is low that is longer than this is a catalogue. */
const MAX_LOW_LINES = 5_000;

/** A table with the keys of the pictures that its rows have. */
interface Report {
  readonly table: Table;
  readonly pictureKeys?: ReadonlyArray<string | null>;
}

export interface MadeFile {
  readonly key: string;
  readonly sizeBytes: number;
}

/** Makes the file of an export and stores it. Safe to repeat: the same export has the same key. */
@Injectable()
export class ExportMaker {
  constructor(
    private readonly db: Db,
    private readonly reports: ReportsRepository,
    private readonly purchasing: PurchasingService,
    private readonly lowStock: PurchasingRepository,
    private readonly labels: LabelsRepository,
    private readonly counts: CountReports,
    private readonly thumbnails: EvidenceThumbnails,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  async make(actor: StoreActor | JobActor, row: ExportRow, storeName: string): Promise<MadeFile> {
    const bytes = await this.render(actor, row, storeName);
    const name = `${FILE_NAMES[row.kind]}-${mexicanDay(row.created_at)}.${row.format}`;
    const key = `stores/${row.store_id}/exports/${row.id}/${name}`;
    await this.storage.put(key, bytes, CONTENT_TYPES[row.format]);
    return { key, sizeBytes: bytes.length };
  }

  private async render(
    actor: StoreActor | JobActor,
    row: ExportRow,
    storeName: string,
  ): Promise<Buffer> {
    const { params, language } = row;
    if (params.kind === 'LABELS') return this.renderLabels(actor, row.store_id, params);
    const report = await this.db.read(actor, (tx) => this.report(tx, row, params));
    if (row.format === 'csv') return renderCsv(report.table);
    if (row.format === 'xlsx') return renderXlsx(report.table);
    const pictures = report.pictureKeys && (await this.thumbnails.load(report.pictureKeys));
    return renderTablePdf(report.table, {
      heading: storeName,
      madeAt: new Date(),
      language,
      ...(pictures ? { pictures } : {}),
    });
  }

  private async report(
    tx: Tx,
    { store_id: storeId, language }: ExportRow,
    params: Exclude<ExportParams, { kind: 'LABELS' }>,
  ): Promise<Report> {
    switch (params.kind) {
      case 'SESSION': {
        const head = await this.reports.sessionHead(tx, storeId, params.sessionId);
        if (!head) throw new Error('the session of an export is gone');
        const lines = await this.reports.sessionLines(tx, storeId, params.sessionId);
        const pictureKeys = lines.map((line) => line.crop_s3_key);
        return { table: sessionTable(head, lines, language), pictureKeys };
      }
      case 'COUNT':
        return { table: await this.counts.count(tx, storeId, params.snapshotId, language) };
      case 'VARIANCE':
        return { table: await this.counts.between(tx, storeId, params, language) };
      case 'SHRINKAGE': {
        const period = { from: new Date(params.from), to: new Date(params.to) };
        return { table: await this.counts.shrinkage(tx, storeId, period, language) };
      }
      case 'CATALOGUE':
        return { table: catalogueTable(await this.reports.catalogue(tx, storeId), language) };
      case 'VALUATION':
        return { table: valuationTable(await this.reports.valuedProducts(tx, storeId), language) };
      case 'LOW_STOCK': {
        const rows = await this.lowStock.lowStock(tx, storeId, undefined, MAX_LOW_LINES);
        return { table: lowStockTable(rows.slice(0, MAX_LOW_LINES), language) };
      }
      case 'PURCHASE_LIST': {
        const list = await this.purchasing.listIn(tx, storeId, params.coverDays);
        return { table: purchaseTable(list, params.coverDays, language) };
      }
    }
  }

  private async renderLabels(
    actor: StoreActor | JobActor,
    storeId: string,
    params: Extract<ExportParams, { kind: 'LABELS' }>,
  ): Promise<Buffer> {
    const ids = params.labels.map(({ productId }) => productId);
    const products = await this.db.read(actor, (tx) => this.labels.products(tx, storeId, ids));
    const byId = new Map(products.map((product) => [product.id, product]));
    const labels = params.labels.flatMap(({ productId, copies }): Label[] => {
      const product = byId.get(productId);
      if (!product) return [];
      const { name, price_centavos: priceCentavos, barcode } = product;
      return Array.from({ length: copies }, () => ({ name, priceCentavos, barcode }));
    });
    return renderLabels(labels, params.sheet, params.skip);
  }
}
