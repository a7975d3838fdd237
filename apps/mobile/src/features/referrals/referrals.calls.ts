import type {
  InvitedResponse,
  MyCodeResponse,
  RewardResponse,
} from '@miinventario/contracts/client';
import type { AxiosInstance } from 'axios';

import type { Page } from '../../lib/api/types';

export type MyCode = MyCodeResponse;
export type Invited = InvitedResponse;
export type Reward = RewardResponse;

/** Inviting other shops, and using the code of whom invited this one. */
export const referralCalls = (http: AxiosInstance) => ({
  getReferralCode: async () => (await http.get<MyCode>('/referrals/code')).data,
  listInvited: async () => (await http.get<Page<Invited>>('/referrals/tree')).data,
  listRewards: async () => (await http.get<Page<Reward>>('/referrals/rewards')).data,
  claimCode: async (code: string) => {
    await http.post('/referrals/claim', { code });
  },
});
