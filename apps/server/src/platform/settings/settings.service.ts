import { Injectable } from '@nestjs/common';
import type { SystemActor } from '../database/actor.js';
import { Db } from '../database/database.service.js';
import { log } from '../telemetry/logger.js';
import { settingDefinitions, type SettingKey, type SettingValue } from './setting-definitions.js';

const READER: SystemActor = { kind: 'system', task: 'read-settings' };
/** How long a change may take to reach every process. */
const FRESH_MS = 5_000;

/** Settings with their defaults; a stored value that breaks its rule is ignored and logged. */
@Injectable()
export class Settings {
  private stored: ReadonlyMap<string, unknown> = new Map();
  private loadedAt = 0;
  private loading: Promise<void> | undefined;

  constructor(private readonly db: Db) {}

  /** The value in force, at most five seconds old. */
  async get<Key extends SettingKey>(key: Key): Promise<SettingValue<Key>> {
    await this.refresh();
    const { schema, initial } = settingDefinitions[key];
    if (!this.stored.has(key)) return initial as SettingValue<Key>;
    const parsed = schema.safeParse(this.stored.get(key));
    if (parsed.success) return parsed.data as SettingValue<Key>;
    log.error({ setting: key }, 'stored setting breaks its rule, default used');
    return initial as SettingValue<Key>;
  }

  /** Forgets what was read, so that the next `get` sees the latest. */
  invalidate(): void {
    this.loadedAt = 0;
  }

  private async refresh(): Promise<void> {
    if (Date.now() - this.loadedAt < FRESH_MS) return;
    this.loading ??= this.load().finally(() => {
      this.loading = undefined;
    });
    await this.loading;
  }

  private async load(): Promise<void> {
    const rows = await this.db.read(READER, (tx) =>
      tx.query<{ key: string; value: unknown }>(`SELECT key, value FROM admin.settings`),
    );
    this.stored = new Map(rows.map((row) => [row.key, row.value]));
    this.loadedAt = Date.now();
  }
}
