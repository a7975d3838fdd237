import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { AdminActor, UserId } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import { AccountsService } from '../auth/index.js';
import { CreditsService } from './credits.service.js';
import type { Wallet } from './ledger.repository.js';

export interface Adjustment {
  readonly userId: UserId;
  /** Above zero gives, below takes. */
  readonly credits: number;
  /** The same key is the same adjustment. */
  readonly key: string;
}

/** What staff do to wallets: always with a reason, always in the audit log. */
@Injectable()
export class AdjustmentsService {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountsService,
    private readonly credits: CreditsService,
    private readonly audit: AuditLog,
  ) {}

  /** @throws AppError `resource.not_found` */
  async wallet(actor: AdminActor, userId: UserId): Promise<Wallet> {
    return this.db.write(actor, async (tx) => {
      await this.accounts.get(tx, userId);
      await this.audit.record(tx, { action: 'wallet.viewed', target: `wallet:${userId}` });
      return this.credits.balance(tx, userId);
    });
  }

  /** @throws AppError `resource.not_found`, `credits.balance_negative` */
  async adjust(actor: AdminActor, { userId, credits, key }: Adjustment): Promise<Wallet> {
    return this.db.write(actor, async (tx) => {
      await this.accounts.get(tx, userId);
      const before = await this.credits.balance(tx, userId);
      await this.credits.adjust(tx, { userId, credits, reason: actor.reason, key });
      const after = await this.credits.balance(tx, userId);
      if (after.balance !== before.balance) {
        await this.audit.record(tx, {
          action: 'credits.adjusted',
          target: `wallet:${userId}`,
          before: { balance: before.balance },
          after: { balance: after.balance, credits },
        });
      }
      return after;
    });
  }
}
