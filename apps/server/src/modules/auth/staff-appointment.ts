import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { SystemActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';
import { AccountsRepository, type UserRow } from './accounts.repository.js';
import type { Identifier } from './identifiers.js';

const APPOINTER: SystemActor = { kind: 'system', task: 'appoint-staff' };

/** How the first of the staff comes to be: from the command line, where no staff is needed. */
@Injectable()
export class StaffAppointment {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountsRepository,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Makes a registered person one of the staff. Safe to repeat.
   * @throws AppError `resource.not_found` when nobody has the identifier
   */
  appoint(identifier: Identifier): Promise<UserRow> {
    return this.db.write(APPOINTER, async (tx) => {
      const user = await this.accounts.findByIdentifier(tx, identifier);
      if (!user) throw PlatformError.notFound();
      if (user.role === 'ADMIN') return user;
      await this.accounts.setRole(tx, user.id, 'ADMIN');
      await this.audit.record(tx, {
        action: 'staff.appointed',
        target: `user:${user.id}`,
        reason: 'appointed from the command line',
        before: { role: user.role },
        after: { role: 'ADMIN' },
      });
      return { ...user, role: 'ADMIN' };
    });
  }
}
