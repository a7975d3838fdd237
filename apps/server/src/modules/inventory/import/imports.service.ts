import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../platform/audit/audit-log.js';
import type { StoreActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { newId } from '../../../platform/database/ids.js';
import type { Tx } from '../../../platform/database/tx.js';
import { violates } from '../../../platform/errors/database-error.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import { decodeCursor, toPage, type Page } from '../../../platform/http/cursor.js';
import { InventoryError } from '../inventory.errors.js';
import type { ImportLinesQuery } from './dto/import.request.js';
import { columnOf, placeColumns } from './import-columns.js';
import { parseLine, type ParsedLine } from './import-line.js';
import { plain, planImport, type KnownCatalogue, type LineOutcome } from './import-plan.js';
import { ImportWriter } from './import-writer.js';
import { ImportsRepository, type ImportLineRow, type ImportRow } from './imports.repository.js';
import { readTable } from './table-reader.js';

/** A catalogue sent as a file: first shown, line by line, then applied as it was shown. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly db: Db,
    private readonly imports: ImportsRepository,
    private readonly writer: ImportWriter,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Reads the file and keeps what each line would do; the catalogue stays as it is.
   * @throws AppError imports.unreadable, imports.empty, imports.too_many_rows,
   * imports.columns_missing
   */
  async preview(actor: StoreActor, file: Buffer): Promise<ImportRow> {
    const table = await readTable(file);
    const places = placeColumns(table.header);
    if (!places.has('name') && !places.has('id')) throw InventoryError.importColumnsMissing();
    const parsed = table.rows.map(({ line, cells }) => parseLine(line, cells, places));
    const id = newId();
    return this.db.write(actor, async (tx) => {
      const known = await this.knownTo(tx, actor.storeId, parsed);
      const lines = planImport(parsed, known, newId);
      const count = (outcome: LineOutcome): number =>
        lines.filter((line) => line.outcome === outcome).length;
      const row = {
        id,
        store_id: actor.storeId,
        format: table.format,
        columns: [...places.keys()],
        ignored_columns: table.header
          .filter((heading) => columnOf(heading) === undefined && String(heading ?? '') !== '')
          .map((heading) => String(heading).replaceAll('\0', '').slice(0, 60)),
        new_count: count('NEW'),
        changed_count: count('CHANGED'),
        unchanged_count: count('UNCHANGED'),
        error_count: count('ERROR'),
      };
      await this.imports.insert(tx, row, lines);
      return this.findOrFail(tx, actor, id);
    });
  }

  get(actor: StoreActor, id: string): Promise<ImportRow> {
    return this.db.read(actor, (tx) => this.findOrFail(tx, actor, id));
  }

  /** Lines in the order of the file. */
  lines(actor: StoreActor, id: string, query: ImportLinesQuery): Promise<Page<ImportLineRow>> {
    const cursor = decodeCursor(query.cursor);
    if (cursor && !/^\d{1,9}$/.test(cursor.key)) throw PlatformError.invalidCursor();
    return this.db.read(actor, async (tx) => {
      await this.findOrFail(tx, actor, id);
      const { outcome, limit } = query;
      const rows = await this.imports.lines(tx, actor.storeId, id, { outcome, cursor, limit });
      return toPage(
        rows,
        limit,
        (row) => row,
        (row) => ({ key: String(row.line), id }),
      );
    });
  }

  /**
   * Does what the preview showed, all of it or nothing; lines with faults are left out. Applied
   * twice, it acts once.
   * @throws AppError imports.stale when a product has changed since the preview
   */
  async apply(actor: StoreActor, id: string): Promise<ImportRow> {
    try {
      return await this.db.write(actor, async (tx) => {
        const row = await this.imports.lock(tx, actor.storeId, id);
        if (!row) throw PlatformError.notFound();
        if (row.status === 'APPLIED') return row;
        if (!(await this.writer.isFresh(tx, actor.storeId, id))) throw InventoryError.importStale();
        await this.writer.write(tx, actor.storeId, id);
        await this.imports.markApplied(tx, actor.storeId, id);
        await this.audit.record(tx, {
          action: 'catalogue.imported',
          target: `import:${id}`,
          after: { added: row.new_count, changed: row.changed_count, refused: row.error_count },
        });
        return this.findOrFail(tx, actor, id);
      });
    } catch (error) {
      if (violates(error, 'product_barcodes_store_key')) throw InventoryError.importStale();
      throw error;
    }
  }

  private async knownTo(
    tx: Tx,
    storeId: string,
    lines: readonly ParsedLine[],
  ): Promise<KnownCatalogue> {
    const ids = lines.flatMap(({ wanted }) => wanted.id ?? []);
    const owners = await this.imports.aliasOwners(tx, storeId, [
      ...new Set(lines.flatMap(({ wanted }) => wanted.aliases)),
    ]);
    const products = await this.imports.candidates(tx, storeId, {
      ids: [...ids.filter((id) => UUID.test(id)), ...owners.map((owner) => owner.product_id)],
      barcodes: lines.flatMap(({ wanted }) => wanted.barcodes),
      names: [...new Set(lines.flatMap(({ wanted }) => wanted.name ?? []))],
    });
    return {
      products,
      aliases: new Map(owners.map((owner) => [plain(owner.alias), owner.product_id])),
    };
  }

  private async findOrFail(tx: Tx, actor: StoreActor, id: string): Promise<ImportRow> {
    const row = await this.imports.find(tx, actor.storeId, id);
    if (!row) throw PlatformError.notFound();
    return row;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
