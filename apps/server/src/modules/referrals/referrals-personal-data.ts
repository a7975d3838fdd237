import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PersonalDataRegistry } from '../../platform/privacy/personal-data.registry.js';

/** The code, who came with it and what it earned, for a person's copy of their data. */
@Injectable()
export class ReferralsPersonalData implements OnModuleInit {
  constructor(private readonly registry: PersonalDataRegistry) {}

  onModuleInit(): void {
    this.registry.register({
      name: 'codigo-de-invitacion',
      collect: (tx, userId) =>
        tx.query(`SELECT code, created_at FROM referrals.referral_codes WHERE user_id = $1`, [
          userId,
        ]),
    });
    this.registry.register({
      name: 'invitaciones-a-la-aplicacion',
      collect: (tx, userId) =>
        tx.query(
          `SELECT CASE WHEN referrer_id = $1 THEN 'invité' ELSE 'me invitaron' END AS role, level,
                  purchased_at, filmed_at, created_at
             FROM referrals.referral_tree WHERE referrer_id = $1 OR referred_id = $1
            ORDER BY created_at`,
          [userId],
        ),
    });
    this.registry.register({
      name: 'premios',
      collect: (tx, userId) =>
        tx.query(
          `SELECT credits, status, created_at, updated_at
             FROM referrals.referral_rewards WHERE user_id = $1 ORDER BY created_at`,
          [userId],
        ),
    });
  }
}
