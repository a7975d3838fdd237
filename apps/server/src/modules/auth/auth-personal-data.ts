import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalDataRegistry } from '../../platform/privacy/personal-data.registry.js';

/** What identity knows of a person, for their copy of it; hashes are nobody's data to read. */
@Injectable()
export class AuthPersonalData implements OnModuleInit {
  constructor(private readonly registry: PersonalDataRegistry) {}

  onModuleInit(): void {
    this.registry.register({
      name: 'perfil',
      collect: (tx, userId) =>
        tx.query(
          `SELECT id, name, phone, email, phone_verified_at, email_verified_at, locale, role,
                  created_at, updated_at FROM auth.users WHERE id = $1`,
          [userId],
        ),
    });
    this.registry.register({
      name: 'consentimientos',
      collect: (tx, userId) =>
        tx.query(
          `SELECT document, version, locale, given_at, withdrawn_at
             FROM auth.consents WHERE user_id = $1 ORDER BY given_at`,
          [userId],
        ),
    });
    this.registry.register({
      name: 'bitacora',
      collect: (tx, userId) =>
        tx.query(
          `SELECT action, target, reason, before, after, created_at
             FROM admin.audit_logs WHERE user_id = $1 ORDER BY created_at`,
          [userId],
        ),
    });
    this.registry.register({
      name: 'dispositivos',
      collect: (tx, userId) =>
        tx.query(
          `SELECT id, device_name, user_agent, country, last_used_at, revoked_at, created_at
             FROM auth.sessions WHERE user_id = $1 ORDER BY created_at`,
          [userId],
        ),
    });
  }
}
