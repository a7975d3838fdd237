import { Injectable } from '@nestjs/common';
import { strToU8, zipSync } from 'fflate';
import type { UserActor } from '../../platform/database/actor.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { Db } from '../../platform/database/database.service.js';
import { PersonalDataRegistry } from '../../platform/privacy/personal-data.registry.js';
import { Settings } from '../../platform/settings/settings.service.js';
import { AccountsService } from '../auth/index.js';

const README = `Tus datos en MiInventario

Cada archivo es una lista en formato JSON con lo que guardamos de ti. Los videos y las imágenes de
tus conteos se ven y se descargan en la aplicación mientras se conservan.
`;

/** A person's rights over their data: a copy of it, and its erasure. */
@Injectable()
export class PrivacyService {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountsService,
    private readonly registry: PersonalDataRegistry,
    private readonly settings: Settings,
    private readonly audit: AuditLog,
  ) {}

  /** A zip of everything that is known about the person, one JSON file per kind. */
  async export(actor: UserActor): Promise<Buffer> {
    const files = await this.db.write(actor, async (tx) => {
      await this.audit.record(tx, { action: 'user.exported', target: `user:${actor.userId}` });
      const entries: Array<[string, Uint8Array]> = [['LEEME.txt', strToU8(README)]];
      for (const source of this.registry.all()) {
        const rows = await source.collect(tx, actor.userId);
        entries.push([`${source.name}.json`, strToU8(JSON.stringify(rows, null, 2))]);
      }
      return Object.fromEntries(entries);
    });
    return Buffer.from(zipSync(files, { level: 6 }));
  }

  /** Plans the erasure; the person may take it back until then. */
  async requestErasure(actor: UserActor): Promise<Date> {
    const days = await this.settings.get('privacy.erasure_days');
    return this.db.write(actor, async (tx) => {
      const target = `user:${actor.userId}`;
      await this.audit.record(tx, { action: 'user.erasure_requested', target });
      return this.accounts.planErasure(tx, actor.userId, days);
    });
  }

  async cancelErasure(actor: UserActor): Promise<void> {
    await this.db.write(actor, async (tx) => {
      const target = `user:${actor.userId}`;
      await this.audit.record(tx, { action: 'user.erasure_canceled', target });
      await this.accounts.cancelErasure(tx, actor.userId);
    });
  }
}
