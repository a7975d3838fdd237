import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../../platform/audit/audit-log.js';
import type { AdminActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import { AppError } from '../../../platform/errors/app-error.js';
import {
  FeatureFlags,
  flagDefinitions,
  isFlagKey,
  type FlagKey,
} from '../../../platform/settings/feature-flags.js';

export interface FlagView {
  readonly key: FlagKey;
  readonly about: string;
  readonly isOn: boolean;
  readonly updatedAt: Date | null;
}

interface FlagRow {
  key: string;
  enabled: boolean;
  updated_at: Date;
}

/** Switches as staff see and turn them. */
@Injectable()
export class FlagsService {
  constructor(
    private readonly db: Db,
    private readonly flags: FeatureFlags,
    private readonly audit: AuditLog,
  ) {}

  async list(actor: AdminActor): Promise<FlagView[]> {
    const rows = await this.db.read(actor, (tx) =>
      tx.query<FlagRow>(`SELECT key, enabled, updated_at FROM admin.feature_flags`),
    );
    const stored = new Map(rows.map((row) => [row.key, row]));
    return (Object.keys(flagDefinitions) as FlagKey[]).map((key) => ({
      key,
      about: flagDefinitions[key].about,
      isOn: stored.get(key)?.enabled ?? flagDefinitions[key].initial,
      updatedAt: stored.get(key)?.updated_at ?? null,
    }));
  }

  /** @throws AppError `admin.flag_unknown` */
  async turn(actor: AdminActor, key: string, isOn: boolean): Promise<FlagView> {
    if (!isFlagKey(key)) throw new AppError('admin.flag_unknown');
    const view = await this.db.write(actor, async (tx) => {
      const before = await tx.find<FlagRow>(
        `SELECT key, enabled, updated_at FROM admin.feature_flags WHERE key = $1 FOR UPDATE`,
        [key],
      );
      const row = await tx.find<FlagRow>(
        `INSERT INTO admin.feature_flags (key, enabled, description) VALUES ($1, $2, $3)
         ON CONFLICT (key) DO UPDATE SET enabled = $2, description = $3, updated_at = now()
         RETURNING key, enabled, updated_at`,
        [key, isOn, flagDefinitions[key].about],
      );
      await this.audit.record(tx, {
        action: 'flag.turned',
        target: `flag:${key}`,
        before: { isOn: before?.enabled ?? flagDefinitions[key].initial },
        after: { isOn },
      });
      const { about } = flagDefinitions[key];
      return { key, about, isOn, updatedAt: row?.updated_at ?? null };
    });
    this.flags.invalidate();
    return view;
  }
}
