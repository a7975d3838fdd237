import { Inject, Injectable } from '@nestjs/common';
import type { Language } from '@miinventario/contracts';
import type { JobActor, StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { DocumentFormat } from '../../../platform/documents/document-format.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { Outbox } from '../../../platform/events/outbox.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/cursor.js';
import type { PageQuery } from '../../../platform/http/page.query.js';
import {
  OBJECT_STORAGE,
  type ObjectStorage,
} from '../../../platform/storage/object-storage.port.js';
import { StoresService } from '../../stores/index.js';
import { InventoryError } from '../inventory.errors.js';
import { EXPORT_FORMATS } from './export-kinds.js';
import { ExportMaker } from './export-maker.js';
import { MAX_LABELS, type ExportParams } from './export-params.js';
import { ExportsRepository, type ExportRow } from './exports.repository.js';
import { makeExportJob } from './jobs/make-export.job.js';
import { ReportsRepository } from './reports.repository.js';

/** Rows up to which a person waits for the file; more are made by a job. */
const WAITED_FOR: Readonly<Record<DocumentFormat, number>> = { csv: 5_000, xlsx: 1_500, pdf: 60 };
const WAITED_LABELS = 300;

export interface ExportView {
  readonly row: ExportRow;
  /** A signed address, once the file is there. */
  readonly downloadUrl: string | null;
}

/** Reports, lists and labels as files. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly db: Db,
    private readonly exports: ExportsRepository,
    private readonly reports: ReportsRepository,
    private readonly maker: ExportMaker,
    private readonly stores: StoresService,
    private readonly outbox: Outbox,
    @Inject(OBJECT_STORAGE) private readonly storage: ObjectStorage,
  ) {}

  /**
   * Asks for a file. A short one is there with the answer; a long one is made by a job, and whoever
   * asked is told when it is ready.
   * @throws AppError exports.format_unsupported, exports.too_many_labels, sessions.not_ready,
   *   resource.not_found
   */
  async create(
    actor: StoreActor,
    params: ExportParams,
    format: DocumentFormat,
    language: Language,
  ): Promise<ExportView> {
    if (!EXPORT_FORMATS[params.kind].includes(format)) throw InventoryError.exportFormat();
    const store = await this.stores.get(actor);
    const id = newId();
    const row = await this.db.write(actor, async (tx) => {
      const rows = await this.rowsOf(tx, actor, params);
      await this.exports.insert(tx, actor.storeId, {
        id,
        kind: params.kind,
        format,
        params,
        language,
      });
      const isWaitedFor = rows <= (params.kind === 'LABELS' ? WAITED_LABELS : WAITED_FOR[format]);
      if (!isWaitedFor) {
        await this.outbox.enqueue(tx, makeExportJob, {
          exportId: id,
          storeId: actor.storeId,
          userId: actor.userId,
          storeName: store.name,
        });
      }
      return { ...(await this.findOrFail(tx, actor.storeId, id)), isWaitedFor };
    });
    if (!row.isWaitedFor) return { row, downloadUrl: null };
    return this.view(await this.finish(actor, row, store.name));
  }

  async get(actor: StoreActor, id: string): Promise<ExportView> {
    return this.view(await this.db.read(actor, (tx) => this.findOrFail(tx, actor.storeId, id)));
  }

  async list(actor: StoreActor, query: PageQuery): Promise<Page<ExportView>> {
    const cursor = decodeCursor(query.cursor);
    const rows = await this.db.read(actor, (tx) =>
      this.exports.list(tx, actor.storeId, cursor, query.limit),
    );
    const page = toPage(
      rows,
      query.limit,
      (row) => row,
      (row) => ({ key: row.created_at.toISOString(), id: row.id }),
    );
    return {
      items: await Promise.all(page.items.map((row) => this.view(row))),
      nextCursor: page.nextCursor,
    };
  }

  private async finish(
    actor: StoreActor | JobActor,
    row: ExportRow,
    storeName: string,
  ): Promise<ExportRow> {
    const file = await this.maker.make(actor, row, storeName);
    return this.db.write(actor, async (tx) => {
      await this.exports.markReady(tx, row.store_id, row.id, file);
      return this.findOrFail(tx, row.store_id, row.id);
    });
  }

  private async rowsOf(tx: Tx, actor: StoreActor, params: ExportParams): Promise<number> {
    const { storeId } = actor;
    if (params.kind === 'LABELS') {
      const labels = params.labels.reduce((sum, { copies }) => sum + copies, 0);
      if (labels > MAX_LABELS) throw InventoryError.tooManyLabels(MAX_LABELS);
      const ids = params.labels.map(({ productId }) => productId);
      if (!(await this.reports.knowsProducts(tx, storeId, ids))) throw PlatformError.notFound();
      return labels;
    }
    if (params.kind === 'COUNT') {
      const lines = await this.reports.snapshotLines(tx, storeId, params.snapshotId);
      if (lines === undefined) throw PlatformError.notFound();
      return lines;
    }
    if (params.kind === 'VARIANCE') {
      const before = await this.reports.snapshotLines(tx, storeId, params.beforeId);
      const after = await this.reports.snapshotLines(tx, storeId, params.afterId);
      if (before === undefined || after === undefined) throw PlatformError.notFound();
      return Math.max(before, after);
    }
    if (params.kind === 'SHRINKAGE') {
      return this.reports.shrunkProducts(tx, storeId, new Date(params.from), new Date(params.to));
    }
    if (params.kind === 'SESSION') {
      const head = await this.reports.sessionHead(tx, storeId, params.sessionId);
      if (!head) throw PlatformError.notFound();
      if (head.status !== 'READY') throw InventoryError.notReady();
      return this.reports.rowCount(tx, storeId, { sessionId: params.sessionId });
    }
    return this.reports.rowCount(tx, storeId, 'products');
  }

  private async view(row: ExportRow): Promise<ExportView> {
    const downloadUrl = row.s3_key === null ? null : await this.storage.presignRead(row.s3_key);
    return { row, downloadUrl };
  }

  private async findOrFail(tx: Tx, storeId: string, id: string): Promise<ExportRow> {
    const row = await this.exports.find(tx, storeId, id);
    if (!row) throw PlatformError.notFound();
    return row;
  }
}
