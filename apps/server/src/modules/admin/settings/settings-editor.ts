import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AuditLog } from '../../../platform/audit/audit-log.js';
import type { AdminActor } from '../../../platform/database/actor.js';
import { Db } from '../../../platform/database/database.service.js';
import type { Tx } from '../../../platform/database/tx.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { PlatformError } from '../../../platform/errors/platform.errors.js';
import {
  settingDefinitions,
  type SettingKey,
} from '../../../platform/settings/setting-definitions.js';
import { Settings } from '../../../platform/settings/settings.service.js';

export interface SettingView {
  readonly key: SettingKey;
  readonly about: string;
  readonly value: unknown;
  readonly initial: unknown;
  /** The rule as JSON Schema, for the panel's form. */
  readonly rule: object;
  /** 0 until it is changed for the first time. */
  readonly version: number;
  readonly updatedAt: Date | null;
}

export interface SettingChange {
  readonly id: string;
  readonly by: string | null;
  readonly reason: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly at: Date;
}

interface StoredRow {
  key: string;
  value: unknown;
  version: number;
  updated_at: Date;
}

const HISTORY_LENGTH = 100;

/** Settings as staff see and change them: never against their rule, each change with its reason. */
@Injectable()
export class SettingsEditor {
  constructor(
    private readonly db: Db,
    private readonly settings: Settings,
    private readonly audit: AuditLog,
  ) {}

  async list(actor: AdminActor): Promise<SettingView[]> {
    const rows = await this.db.read(actor, (tx) =>
      tx.query<StoredRow>(`SELECT key, value, version, updated_at FROM admin.settings`),
    );
    const stored = new Map(rows.map((row) => [row.key, row]));
    return settingKeys().map((key) => viewOf(key, stored.get(key)));
  }

  /**
   * Sets a value, if the version is still the one that was read.
   * @throws AppError `admin.setting_unknown`, `request.invalid` with what breaks the rule,
   *   `resource.precondition_failed`
   */
  async change(
    actor: AdminActor,
    key: string,
    change: { readonly value: unknown; readonly ifVersion: number },
  ): Promise<SettingView> {
    if (!isSettingKey(key)) throw new AppError('admin.setting_unknown');
    const value = checked(key, change.value);
    const view = await this.db.write(actor, async (tx) => {
      const before = await this.find(tx, key);
      if ((before?.version ?? 0) !== change.ifVersion) throw PlatformError.preconditionFailed();
      const row = await this.store(tx, key, value, change.ifVersion);
      await this.audit.record(tx, {
        action: 'setting.changed',
        target: `setting:${key}`,
        before: { value: before ? before.value : settingDefinitions[key].initial },
        after: { value },
      });
      return viewOf(key, row);
    });
    this.settings.invalidate();
    return view;
  }

  /** What was changed, newest first. @throws AppError `admin.setting_unknown` */
  history(actor: AdminActor, key: string): Promise<SettingChange[]> {
    if (!isSettingKey(key)) throw new AppError('admin.setting_unknown');
    return this.db.read(actor, (tx) =>
      tx.query<SettingChange>(
        `SELECT l.id, u.name AS by, l.reason, l.before->'value' AS before,
                l.after->'value' AS after, l.created_at AS at
           FROM admin.audit_logs l LEFT JOIN auth.users u ON u.id = l.user_id
          WHERE l.target = $1 AND l.action = 'setting.changed'
          ORDER BY l.created_at DESC, l.id DESC LIMIT ${HISTORY_LENGTH}`,
        [`setting:${key}`],
      ),
    );
  }

  private find(tx: Tx, key: string): Promise<StoredRow | undefined> {
    return tx.find<StoredRow>(
      `SELECT key, value, version, updated_at FROM admin.settings WHERE key = $1 FOR UPDATE`,
      [key],
    );
  }

  /** Two first changes at once: the second meets the row of the first, and its version. */
  private async store(tx: Tx, key: string, value: unknown, ifVersion: number): Promise<StoredRow> {
    const row = await tx.find<StoredRow>(
      `INSERT INTO admin.settings AS s (key, value, version, updated_by)
       VALUES ($1, $2::jsonb, 1, platform.ctx_user())
       ON CONFLICT (key) DO UPDATE
         SET value = $2::jsonb, version = s.version + 1, updated_by = platform.ctx_user(),
             updated_at = now()
       WHERE s.version = $3
       RETURNING key, value, version, updated_at`,
      [key, JSON.stringify(value), ifVersion],
    );
    if (!row) throw PlatformError.preconditionFailed();
    return row;
  }
}

function settingKeys(): SettingKey[] {
  return Object.keys(settingDefinitions) as SettingKey[];
}

function isSettingKey(key: string): key is SettingKey {
  return Object.hasOwn(settingDefinitions, key);
}

function checked(key: SettingKey, value: unknown): unknown {
  const parsed = settingDefinitions[key].schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw PlatformError.invalid(
    parsed.error.issues.map((issue) => ({
      field: ['value', ...issue.path].join('.'),
      code: issue.code,
      message: issue.message,
    })),
  );
}

function viewOf(key: SettingKey, row: StoredRow | undefined): SettingView {
  const { schema, initial, about } = settingDefinitions[key];
  return {
    key,
    about,
    initial,
    value: row ? row.value : initial,
    rule: z.toJSONSchema(schema),
    version: row?.version ?? 0,
    updatedAt: row?.updated_at ?? null,
  };
}
