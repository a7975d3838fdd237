import { useMutation, useQuery } from '@tanstack/react-query';

import { useCalls } from '../../lib/api/api.context';
import { referralKeys } from '../shared/keys';
import { referralCalls } from './referrals.calls';

export function useReferralCode() {
  const calls = useCalls(referralCalls);
  return useQuery({ queryKey: referralKeys.code(), queryFn: () => calls.getReferralCode() });
}

/** The newest of those invited, on every level. */
export function useInvited() {
  const calls = useCalls(referralCalls);
  return useQuery({ queryKey: referralKeys.tree(), queryFn: () => calls.listInvited() });
}

export function useRewards() {
  const calls = useCalls(referralCalls);
  return useQuery({ queryKey: referralKeys.rewards(), queryFn: () => calls.listRewards() });
}

export function useClaimCode() {
  const calls = useCalls(referralCalls);
  return useMutation({ mutationFn: (code: string) => calls.claimCode(code) });
}
