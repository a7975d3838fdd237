import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../platform/audit/audit-log.js';
import type { AdminActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import {
  CustomersRepository,
  type CustomerRow,
  type CustomerStoreRow,
  type SessionListRow,
  type StoreRow,
} from './customers.repository.js';

type Filter<Key extends 'users' | 'stores' | 'sessions'> = Parameters<CustomersRepository[Key]>[1];

/** What staff see of customers; each look is on record, with what was looked for. */
@Injectable()
export class CustomersService {
  constructor(
    private readonly db: Db,
    private readonly customers: CustomersRepository,
    private readonly audit: AuditLog,
  ) {}

  users(actor: AdminActor, filter: Filter<'users'>): Promise<CustomerRow[]> {
    return this.db.write(actor, async (tx) => {
      await this.audit.record(tx, { action: 'users.listed', target: 'users', after: seen(filter) });
      return this.customers.users(tx, filter);
    });
  }

  /** @throws AppError `resource.not_found` */
  user(
    actor: AdminActor,
    userId: string,
  ): Promise<{ readonly user: CustomerRow; readonly stores: CustomerStoreRow[] }> {
    return this.db.write(actor, async (tx) => {
      const user = await this.customers.user(tx, userId);
      if (!user) throw PlatformError.notFound();
      await this.audit.record(tx, { action: 'user.viewed', target: `user:${userId}` });
      return { user, stores: await this.customers.storesOf(tx, userId) };
    });
  }

  stores(actor: AdminActor, filter: Filter<'stores'>): Promise<StoreRow[]> {
    return this.db.write(actor, async (tx) => {
      const after = seen(filter);
      await this.audit.record(tx, { action: 'stores.listed', target: 'stores', after });
      return this.customers.stores(tx, filter);
    });
  }

  sessions(actor: AdminActor, filter: Filter<'sessions'>): Promise<SessionListRow[]> {
    return this.db.write(actor, async (tx) => {
      const after = seen(filter);
      await this.audit.record(tx, { action: 'sessions.listed', target: 'sessions', after });
      return this.customers.sessions(tx, filter);
    });
  }
}

/** What of a filter tells an auditor something. */
function seen({ limit: _limit, ...filter }: { readonly limit: number }): object {
  return filter;
}
