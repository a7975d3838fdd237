import { Injectable } from '@nestjs/common';
import type { Language } from '@miinventario/contracts';
import type { Tx } from '../../../platform/database/tx.js';
import type { DocumentFormat } from '../../../platform/documents/document-format.js';
import type { Cursor } from '../../../platform/http/cursor.js';
import type { ExportKind } from './export-kinds.js';
import type { ExportParams } from './export-params.js';

export type ExportStatus = 'QUEUED' | 'READY' | 'FAILED';

export interface ExportRow {
  readonly id: string;
  readonly store_id: string;
  readonly created_by: string;
  readonly kind: ExportKind;
  readonly format: DocumentFormat;
  readonly params: ExportParams;
  readonly language: Language;
  readonly status: ExportStatus;
  readonly s3_key: string | null;
  readonly size_bytes: number | null;
  readonly created_at: Date;
  readonly ready_at: Date | null;
}

export type NewExport = Pick<ExportRow, 'id' | 'kind' | 'format' | 'params' | 'language'>;

/** All SQL of exports. */
@Injectable()
export class ExportsRepository {
  async insert(tx: Tx, storeId: string, row: NewExport): Promise<void> {
    await tx.run(
      `INSERT INTO inventory.report_exports
         (id, store_id, created_by, kind, format, params, language)
       VALUES ($1, $2, platform.ctx_user(), $3, $4, $5, $6)`,
      [row.id, storeId, row.kind, row.format, JSON.stringify(row.params), row.language],
    );
  }

  find(tx: Tx, storeId: string, id: string): Promise<ExportRow | undefined> {
    return tx.find<ExportRow>(
      `SELECT * FROM inventory.report_exports WHERE store_id = $1 AND id = $2`,
      [storeId, id],
    );
  }

  list(tx: Tx, storeId: string, cursor: Cursor | undefined, limit: number): Promise<ExportRow[]> {
    return tx.query<ExportRow>(
      `SELECT * FROM inventory.report_exports
        WHERE store_id = $1 AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
        ORDER BY created_at DESC, id DESC LIMIT $4`,
      [storeId, cursor?.key ?? null, cursor?.id ?? null, limit + 1],
    );
  }

  /** Gives whether it was still waiting: made twice, it is told once. */
  async markReady(
    tx: Tx,
    storeId: string,
    id: string,
    file: { key: string; sizeBytes: number },
  ): Promise<boolean> {
    const changed = await tx.run(
      `UPDATE inventory.report_exports
          SET status = 'READY', s3_key = $3, size_bytes = $4, ready_at = now()
        WHERE store_id = $1 AND id = $2 AND status = 'QUEUED'`,
      [storeId, id, file.key, file.sizeBytes],
    );
    return changed === 1;
  }

  /** Files of all stores that have been kept long enough; for the retention task. */
  olderThan(
    tx: Tx,
    now: Date,
    days: number,
    limit: number,
  ): Promise<Array<Pick<ExportRow, 'id' | 'store_id'>>> {
    return tx.query(
      `SELECT id, store_id FROM inventory.report_exports
        WHERE created_at < $1::timestamptz - $2 * interval '1 day' ORDER BY created_at LIMIT $3`,
      [now, days, limit],
    );
  }

  async remove(tx: Tx, storeId: string, id: string): Promise<void> {
    await tx.run(`DELETE FROM inventory.report_exports WHERE store_id = $1 AND id = $2`, [
      storeId,
      id,
    ]);
  }

  async markFailed(tx: Tx, storeId: string, id: string): Promise<void> {
    await tx.run(
      `UPDATE inventory.report_exports SET status = 'FAILED'
        WHERE store_id = $1 AND id = $2 AND status = 'QUEUED'`,
      [storeId, id],
    );
  }
}
