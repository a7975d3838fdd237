import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/database/ids.js';
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

/** What staff set of a package. */
export interface PackageFields {
  readonly code: string;
  readonly name: string;
  readonly credits: number;
  readonly priceCentavos: number;
  /** Its place in the list. */
  readonly position: number;
  /** Only an active one is sold. */
  readonly isActive: boolean;
}

/** A package as staff see it, with those that are no longer sold. */
export interface StaffPackage extends PackageFields {
  readonly id: string;
  readonly version: number;
}

interface PackageRow {
  id: string;
  code: string;
  name: string;
  credits: number;
  price_centavos: number;
}

interface StaffPackageRow extends PackageRow {
  position: number;
  active: boolean;
  version: number;
}

const COLUMNS = 'id, code, name, credits, price_centavos';
const STAFF_COLUMNS = `${COLUMNS}, position, active, version`;

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

  /** Every package, those that are no longer sold included. */
  async listAll(tx: Tx): Promise<StaffPackage[]> {
    const rows = await tx.query<StaffPackageRow>(
      `SELECT ${STAFF_COLUMNS} FROM billing.credit_packages ORDER BY position, id`,
    );
    return rows.map(toStaffPackage);
  }

  async find(tx: Tx, id: string): Promise<StaffPackage | undefined> {
    const row = await tx.find<StaffPackageRow>(
      `SELECT ${STAFF_COLUMNS} FROM billing.credit_packages WHERE id = $1`,
      [id],
    );
    return row && toStaffPackage(row);
  }

  async insert(tx: Tx, fields: PackageFields): Promise<StaffPackage> {
    const row = await tx.find<StaffPackageRow>(
      `INSERT INTO billing.credit_packages
         (id, code, name, credits, price_centavos, position, active)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${STAFF_COLUMNS}`,
      [newId(), ...valuesOf(fields)],
    );
    if (!row) throw new Error('the package was not stored');
    return toStaffPackage(row);
  }

  /** Undefined when the version is no longer the one that was read. */
  async update(
    tx: Tx,
    id: string,
    fields: PackageFields,
    ifVersion: number,
  ): Promise<StaffPackage | undefined> {
    const row = await tx.find<StaffPackageRow>(
      `UPDATE billing.credit_packages
          SET code = $2, name = $3, credits = $4, price_centavos = $5, position = $6, active = $7,
              version = version + 1, updated_at = now()
        WHERE id = $1 AND version = $8 RETURNING ${STAFF_COLUMNS}`,
      [id, ...valuesOf(fields), ifVersion],
    );
    return row && toStaffPackage(row);
  }
}

function toPackage(row: PackageRow): CreditPackage {
  const { id, code, name, credits } = row;
  return { id, code, name, credits, priceCentavos: row.price_centavos, currency: 'MXN' };
}

function toStaffPackage(row: StaffPackageRow): StaffPackage {
  const { id, code, name, credits, position, version } = row;
  const { price_centavos: priceCentavos, active: isActive } = row;
  return { id, code, name, credits, priceCentavos, position, isActive, version };
}

function valuesOf(fields: PackageFields): unknown[] {
  const { code, name, credits, priceCentavos, position, isActive } = fields;
  return [code, name, credits, priceCentavos, position, isActive];
}
