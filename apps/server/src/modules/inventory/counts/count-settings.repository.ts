import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';

/** How a store counts. */
export interface CountSettings {
  /** Whether the owner approves a count before it becomes the stock. */
  readonly needsApproval: boolean;
  /** Whether those who count do not see what is expected, unless a count says otherwise. */
  readonly blind: boolean;
  /** 0 until they are set for the first time. */
  readonly version: number;
}

const INITIAL: CountSettings = { needsApproval: false, blind: false, version: 0 };

/** All SQL of the settings of counts. */
@Injectable()
export class CountSettingsRepository {
  async get(tx: Tx, storeId: string): Promise<CountSettings> {
    const row = await tx.find<CountSettings>(
      `SELECT needs_approval AS "needsApproval", blind, version
         FROM inventory.count_settings WHERE store_id = $1`,
      [storeId],
    );
    return row ?? INITIAL;
  }

  async put(
    tx: Tx,
    storeId: string,
    settings: { needsApproval: boolean; blind: boolean },
  ): Promise<void> {
    await tx.run(
      `INSERT INTO inventory.count_settings AS s (store_id, needs_approval, blind)
       VALUES ($1, $2, $3)
       ON CONFLICT (store_id) DO UPDATE SET needs_approval = $2, blind = $3,
         version = s.version + 1, updated_at = now()`,
      [storeId, settings.needsApproval, settings.blind],
    );
  }
}
