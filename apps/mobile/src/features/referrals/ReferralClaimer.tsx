import { useEffect } from 'react';

import { useCalls } from '../../lib/api/api.context';
import { toFailure } from '../../lib/api/failure';
import { useSettingsStore } from '../../lib/settings.store';
import { referralCalls } from './referrals.calls';

/**
 * Hands the code of an invitation over once somebody is signed in. The server says no to who
 * may not use it, and that is the end of it; without network the next start tries again.
 */
export function ReferralClaimer() {
  const { claimCode } = useCalls(referralCalls);
  const { referralCode, setReferralCode } = useSettingsStore();
  useEffect(() => {
    if (referralCode === null) return;
    claimCode(referralCode)
      .then(() => setReferralCode(null))
      .catch((error: unknown) => {
        if (toFailure(error).kind === 'rejected') setReferralCode(null);
      });
  }, [referralCode, setReferralCode, claimCode]);
  return null;
}
