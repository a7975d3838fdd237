import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Db } from '../../platform/database/database.service.js';
import { PersonalDataRegistry } from '../../platform/privacy/personal-data.registry.js';

/** The stores a person works in and whom they invited, for their copy of their data. */
@Injectable()
export class StoresPersonalData implements OnModuleInit {
  constructor(
    private readonly registry: PersonalDataRegistry,
    private readonly db: Db,
  ) {}

  onModuleInit(): void {
    this.registry.register({
      name: 'tiendas',
      collect: (tx, userId) =>
        tx.query(
          `SELECT s.id, s.name, s.giro, m.role, m.scopes, m.joined_at, s.archived_at, s.created_at
             FROM tenancy.store_users m JOIN tenancy.stores s ON s.id = m.store_id
            WHERE m.user_id = $1 ORDER BY m.joined_at`,
          [userId],
        ),
    });
    this.registry.register({
      name: 'invitaciones-a-tiendas',
      // A person outside a store does not see its invitations; a job of theirs sees their own.
      collect: (_tx, userId) =>
        this.db.read({ kind: 'job', name: 'export-person', userId }, (tx) =>
          tx.query(
            `SELECT store_name, phone, email, scopes, created_at, expires_at, accepted_at,
                    revoked_at
               FROM tenancy.store_invitations WHERE invited_by = $1 ORDER BY id`,
            [userId],
          ),
        ),
    });
  }
}
