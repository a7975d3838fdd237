import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { JobActor } from '../../platform/database/actor.js';
import { Db } from '../../platform/database/database.service.js';
import {
  PersonErasers,
  type ForgottenPerson,
  type PersonEraser,
} from '../../platform/privacy/person-erasers.registry.js';

/** Traces of devices and cards go; who invited whom stays as ids, because rewards were paid for it. */
@Injectable()
export class ReferralsEraser implements PersonEraser, OnModuleInit {
  readonly name = 'referrals';

  constructor(
    private readonly db: Db,
    private readonly erasers: PersonErasers,
  ) {}

  onModuleInit(): void {
    this.erasers.register(this);
  }

  async forget({ userId }: ForgottenPerson): Promise<void> {
    const job: JobActor = { kind: 'job', name: 'forget-person', userId };
    await this.db.write(job, async (tx) => {
      await tx.run(`DELETE FROM referrals.traces WHERE user_id = $1`, [userId]);
    });
  }
}
