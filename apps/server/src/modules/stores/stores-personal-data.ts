import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalDataRegistry } from '../../platform/privacy/personal-data.registry.js';

/** The stores a person works in, for their copy of their data. */
@Injectable()
export class StoresPersonalData implements OnModuleInit {
  constructor(private readonly registry: PersonalDataRegistry) {}

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
  }
}
