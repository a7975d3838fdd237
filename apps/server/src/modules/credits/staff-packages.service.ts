import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { AdminActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { violates } from '../../platform/errors/database-error.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { CreditsError } from './credits.errors.js';
import {
  PackagesRepository,
  type PackageFields,
  type StaffPackage,
} from './packages.repository.js';

/** The price list as staff keep it. Orders keep the price they were made at. */
@Injectable()
export class StaffPackagesService {
  constructor(
    private readonly db: Db,
    private readonly packages: PackagesRepository,
    private readonly audit: AuditLog,
  ) {}

  list(actor: AdminActor): Promise<StaffPackage[]> {
    return this.db.read(actor, (tx) => this.packages.listAll(tx));
  }

  /** @throws AppError `resource.not_found` */
  async get(actor: AdminActor, id: string): Promise<StaffPackage> {
    const found = await this.db.read(actor, (tx) => this.packages.find(tx, id));
    if (!found) throw PlatformError.notFound();
    return found;
  }

  /** @throws AppError `credits.package_code_taken` */
  create(actor: AdminActor, fields: PackageFields): Promise<StaffPackage> {
    return this.guarded(() =>
      this.db.write(actor, async (tx) => {
        const created = await this.packages.insert(tx, fields);
        const target = `package:${created.id}`;
        await this.audit.record(tx, { action: 'package.created', target, after: created });
        return created;
      }),
    );
  }

  /** @throws AppError `resource.not_found`, `resource.precondition_failed`, `credits.package_code_taken` */
  update(
    actor: AdminActor,
    id: string,
    { fields, ifVersion }: { readonly fields: PackageFields; readonly ifVersion: number },
  ): Promise<StaffPackage> {
    return this.guarded(() =>
      this.db.write(actor, async (tx) => {
        const before = await this.packages.find(tx, id);
        if (!before) throw PlatformError.notFound();
        const after = await this.packages.update(tx, id, fields, ifVersion);
        if (!after) throw PlatformError.preconditionFailed();
        const target = `package:${id}`;
        await this.audit.record(tx, { action: 'package.changed', target, before, after });
        return after;
      }),
    );
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (violates(error, 'credit_packages_code_key')) throw CreditsError.packageCodeTaken();
      throw error;
    }
  }
}
