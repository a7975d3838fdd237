import { Injectable } from '@nestjs/common';
import type { UserActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import type { Tx } from '../../platform/database/tx.js';
import { AccountsService, type ConsentRow, type UserLocale } from '../auth/index.js';

export interface Preferences {
  readonly locale: UserLocale;
  readonly marketing: boolean;
}

/** How a person wants to be spoken to: their language, and whether offers may be sent. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountsService,
  ) {}

  get(actor: UserActor): Promise<Preferences> {
    return this.db.read(actor, (tx) => this.read(tx, actor));
  }

  /** What is left out stays. Safe to repeat: a consent that is given is not given again. */
  update(
    actor: UserActor,
    change: { locale?: UserLocale | undefined; marketing?: boolean | undefined },
  ): Promise<Preferences> {
    const { userId } = actor;
    return this.db.write(actor, async (tx) => {
      const before = await this.read(tx, actor);
      if (change.locale !== undefined && change.locale !== before.locale) {
        await this.accounts.update(tx, userId, { locale: change.locale }, undefined);
      }
      if (change.marketing === true && !before.marketing) {
        const version = await this.agreedVersion(tx, actor);
        await this.accounts.giveConsent(tx, userId, { document: 'marketing', version });
      }
      if (change.marketing === false && before.marketing) {
        await this.accounts.withdrawConsent(tx, userId, 'marketing');
      }
      return this.read(tx, actor);
    });
  }

  private async read(tx: Tx, actor: UserActor): Promise<Preferences> {
    const { locale } = await this.accounts.get(tx, actor.userId);
    const consents = await this.accounts.listConsents(tx, actor.userId);
    return { locale, marketing: consents.some(isMarketing) };
  }

  /** Offers are described in the privacy notice: the version is the one the person has agreed to. */
  private async agreedVersion(tx: Tx, actor: UserActor): Promise<string> {
    const consents = await this.accounts.listConsents(tx, actor.userId);
    return consents.find(({ document }) => document === 'privacy')?.version ?? '1';
  }
}

function isMarketing({ document, withdrawn_at }: ConsentRow): boolean {
  return document === 'marketing' && withdrawn_at === null;
}
