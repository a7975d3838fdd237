import { Injectable } from '@nestjs/common';
import type { SystemActor } from '../database/actor.js';
import { Db } from '../database/database.service.js';

const READER: SystemActor = { kind: 'system', task: 'read-settings' };
/** How long a change may take to reach every process. */
const FRESH_MS = 5_000;

/** Every flag with its default; the code that asks for one is what it switches. */
export const flagDefinitions = {
  'registration.open': { initial: true, about: 'new people may register' },
  'payments.open': { initial: true, about: 'credits may be bought' },
  'sessions.open': { initial: true, about: 'new counts may be begun' },
} as const satisfies Record<string, { initial: boolean; about: string }>;

export type FlagKey = keyof typeof flagDefinitions;

export function isFlagKey(key: string): key is FlagKey {
  return Object.hasOwn(flagDefinitions, key);
}

/** Switches that staff turn while the product runs. */
@Injectable()
export class FeatureFlags {
  private stored: Promise<ReadonlyMap<string, boolean>> | undefined;
  private loadedAt = 0;

  constructor(private readonly db: Db) {}

  /** The state in force, at most five seconds old. */
  async isOn(key: FlagKey): Promise<boolean> {
    if (!this.stored || Date.now() - this.loadedAt >= FRESH_MS) {
      this.loadedAt = Date.now();
      this.stored = this.load();
      this.stored.catch(() => this.invalidate());
    }
    return (await this.stored).get(key) ?? flagDefinitions[key].initial;
  }

  /** Forgets what was read, so that the next question sees the latest. */
  invalidate(): void {
    this.stored = undefined;
  }

  private async load(): Promise<ReadonlyMap<string, boolean>> {
    const rows = await this.db.read(READER, (tx) =>
      tx.query<{ key: string; enabled: boolean }>(`SELECT key, enabled FROM admin.feature_flags`),
    );
    return new Map(rows.map(({ key, enabled }) => [key, enabled]));
  }
}
