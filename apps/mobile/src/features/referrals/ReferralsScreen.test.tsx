import * as Clipboard from 'expo-clipboard';
import { fireEvent, screen, waitFor } from '@testing-library/react-native';

import { FailureError } from '../../lib/api/failure';
import { renderScreen } from '../../test-support/render-app';
import { RegisterScreen } from '../auth/RegisterScreen';
import { useSettingsStore } from '../../lib/settings.store';
import { ReferralClaimer } from './ReferralClaimer';
import { ReferralsScreen } from './ReferralsScreen';

const code = {
  code: 'K7PQ4WD',
  shareUrl: 'https://app.test/invitacion/K7PQ4WD',
  qrUrl: '/qr.png',
  rewardCredits: 1,
  invitedCount: 2,
  earnedCredits: 1,
};
const joinedAt = '2026-11-20T16:00:00.000Z';

function renderReferrals(calls: object, ref?: string) {
  renderScreen({
    name: 'Referrals',
    component: ReferralsScreen,
    params: ref === undefined ? undefined : { ref },
    calls: {
      getReferralCode: async () => code,
      listInvited: async () => ({ items: [], nextCursor: null }),
      listRewards: async () => ({ items: [], nextCursor: null }),
      ...calls,
    },
  });
}

describe('ReferralsScreen', () => {
  it('shows the code, copies the link, and tells who still has what to do', async () => {
    renderReferrals({
      listInvited: async () => ({
        items: [
          { level: 1, hasBought: true, hasFilmed: false, joinedAt },
          { level: 2, hasBought: true, hasFilmed: true, joinedAt },
        ],
        nextCursor: null,
      }),
      listRewards: async () => ({
        items: [{ id: 'r', credits: 1, status: 'REVIEW', createdAt: joinedAt }],
        nextCursor: null,
      }),
    });
    expect(await screen.findByTestId('referral-code')).toHaveTextContent('K7PQ4WD');
    expect(await screen.findByTestId('invited-0')).toHaveTextContent(/Falta filmar/);
    expect(screen.getByTestId('invited-1')).toHaveTextContent(/Completo/);
    expect(await screen.findByTestId('reward-0')).toHaveTextContent(/En revisión/);
    fireEvent.press(screen.getByTestId('referral-copy'));
    await waitFor(() => expect(Clipboard.setStringAsync).toHaveBeenCalledWith(code.shareUrl));
  });

  it('claims the code that the address brought', async () => {
    const claimCode = jest.fn(async () => undefined);
    renderReferrals({ claimCode }, 'abc123x');
    fireEvent.press(await screen.findByTestId('claim-submit'));
    expect(await screen.findByTestId('claim-done')).toBeOnTheScreen();
    expect(claimCode).toHaveBeenCalledWith('ABC123X');
  });

  it('says why a code cannot be used', async () => {
    const refusal = {
      kind: 'rejected',
      code: 'referrals.own_code',
      status: 409,
      title: 'Es tu propio código',
      detail: 'Comparte tu código con otra persona.',
    } as const;
    renderReferrals({ claimCode: () => Promise.reject(new FailureError(refusal)) });
    fireEvent.changeText(await screen.findByTestId('claim-code'), 'K7PQ4WD');
    fireEvent.press(screen.getByTestId('claim-submit'));
    expect(await screen.findByText(/con otra persona/)).toBeOnTheScreen();
  });
});

describe('an invitation by address', () => {
  const claimer = (claimCode: () => Promise<void>) =>
    renderScreen({ name: 'Tabs', component: ReferralClaimer, calls: { claimCode } });
  const kept = () => useSettingsStore.getState().referralCode;

  it('is kept by the register screen and handed over after signing in', async () => {
    const { unmount } = renderScreen({
      name: 'Register',
      component: RegisterScreen,
      params: { ref: 'k7pq4wd' },
    });
    expect(await screen.findByTestId('register-invited')).toHaveTextContent(/K7PQ4WD/);
    unmount();
    const claimCode = jest.fn(async () => undefined);
    claimer(claimCode);
    await waitFor(() => expect(claimCode).toHaveBeenCalledWith('K7PQ4WD'));
    await waitFor(() => expect(kept()).toBeNull());
  });

  it('waits for the network', async () => {
    useSettingsStore.getState().setReferralCode('K7PQ4WD');
    const offline = jest.fn(() => Promise.reject(new FailureError({ kind: 'offline' })));
    claimer(offline);
    await waitFor(() => expect(offline).toHaveBeenCalled());
    expect(kept()).toBe('K7PQ4WD');
  });

  it('ends when the server says no', async () => {
    useSettingsStore.getState().setReferralCode('K7PQ4WD');
    const refusal = { kind: 'rejected', code: 'x', status: 409, title: '', detail: null } as const;
    claimer(() => Promise.reject(new FailureError(refusal)));
    await waitFor(() => expect(kept()).toBeNull());
  });
});
