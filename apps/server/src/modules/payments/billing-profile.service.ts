import { Injectable } from '@nestjs/common';
import type { JobActor, UserActor, UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { PlatformError } from '../../platform/errors/platform.errors.js';

/** What a CFDI 4.0 asks of its receiver. */
export interface BillingProfile {
  readonly rfc: string;
  readonly legalName: string;
  readonly regimen: string;
  readonly postcode: string;
  readonly cfdiUse: string;
  readonly email: string;
}

interface ProfileRow {
  rfc: string;
  legal_name: string;
  regimen: string;
  postcode: string;
  cfdi_use: string;
  email: string;
}

/** For whom an invoice would be made out. */
@Injectable()
export class BillingProfileService {
  constructor(private readonly db: Db) {}

  /** @throws AppError `resource.not_found` while there is none */
  async get(actor: UserActor): Promise<BillingProfile> {
    const profile = await this.find(actor, actor.userId);
    if (!profile) throw PlatformError.notFound();
    return profile;
  }

  async find(actor: UserActor | JobActor, userId: UserId): Promise<BillingProfile | undefined> {
    const row = await this.db.read(actor, (tx) =>
      tx.find<ProfileRow>(
        `SELECT rfc, legal_name, regimen, postcode, cfdi_use, email
           FROM payments.billing_profiles WHERE user_id = $1`,
        [userId],
      ),
    );
    return (
      row && {
        rfc: row.rfc,
        legalName: row.legal_name,
        regimen: row.regimen,
        postcode: row.postcode,
        cfdiUse: row.cfdi_use,
        email: row.email,
      }
    );
  }

  async save(actor: UserActor, profile: BillingProfile): Promise<void> {
    await this.db.write(actor, (tx) =>
      tx.run(
        `INSERT INTO payments.billing_profiles
           (user_id, rfc, legal_name, regimen, postcode, cfdi_use, email)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (user_id) DO UPDATE
           SET rfc = $2, legal_name = $3, regimen = $4, postcode = $5, cfdi_use = $6, email = $7,
               version = payments.billing_profiles.version + 1, updated_at = now()`,
        [
          actor.userId,
          profile.rfc,
          profile.legalName,
          profile.regimen,
          profile.postcode,
          profile.cfdiUse,
          profile.email,
        ],
      ),
    );
  }

  async remove(actor: UserActor): Promise<void> {
    await this.db.write(actor, (tx) =>
      tx.run(`DELETE FROM payments.billing_profiles WHERE user_id = $1`, [actor.userId]),
    );
  }
}
