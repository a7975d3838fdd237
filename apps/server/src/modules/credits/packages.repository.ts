import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';

/** What is sold: so many credits at a price in centavos, IVA included. */
export interface CreditPackage {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly credits: number;
  readonly priceCentavos: number;
  readonly currency: 'MXN';
}

interface PackageRow {
  id: string;
  code: string;
  name: string;
  credits: number;
  price_centavos: number;
}

const COLUMNS = 'id, code, name, credits, price_centavos';

/** All SQL of the price list. */
@Injectable()
export class PackagesRepository {
  async listActive(tx: Tx): Promise<CreditPackage[]> {
    const rows = await tx.query<PackageRow>(
      `SELECT ${COLUMNS} FROM billing.credit_packages WHERE active ORDER BY position, id`,
    );
    return rows.map(toPackage);
  }

  async findActive(tx: Tx, id: string): Promise<CreditPackage | undefined> {
    const row = await tx.find<PackageRow>(
      `SELECT ${COLUMNS} FROM billing.credit_packages WHERE id = $1 AND active`,
      [id],
    );
    return row && toPackage(row);
  }
}

function toPackage(row: PackageRow): CreditPackage {
  const { id, code, name, credits } = row;
  return { id, code, name, credits, priceCentavos: row.price_centavos, currency: 'MXN' };
}
