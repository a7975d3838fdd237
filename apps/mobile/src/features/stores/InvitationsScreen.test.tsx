import { fireEvent, screen, waitFor } from '@testing-library/react-native';

import { useSettingsStore } from '../../lib/settings.store';
import { build } from '../../test-support/build';
import { renderScreen } from '../../test-support/render-app';
import { InvitationsScreen } from './InvitationsScreen';

const invitation = {
  id: 'invitation-1',
  storeName: 'La Esperanza',
  inviterName: 'Lupita',
  scopes: ['inventory:read'],
  expiresAt: '2026-12-01T16:00:00.000Z',
};

const renderInvitations = (items: object[], calls: object = {}) =>
  renderScreen({
    name: 'Invitations',
    component: InvitationsScreen,
    others: ['Tabs'],
    calls: { listMyInvitations: async () => ({ items }), ...calls },
  });

describe('InvitationsScreen', () => {
  it('says who invites to what, and joins the team with one press', async () => {
    const acceptMyInvitation = jest.fn(async () => build.store({ id: 'store-2' }));
    renderInvitations([invitation], { acceptMyInvitation });
    expect(await screen.findByText('Lupita te invita a La Esperanza')).toBeOnTheScreen();
    fireEvent.press(screen.getByTestId('invitation-join-0'));
    expect(await screen.findByTestId('other-Tabs')).toBeOnTheScreen();
    expect(acceptMyInvitation).toHaveBeenCalledWith('invitation-1');
    await waitFor(() => expect(useSettingsStore.getState().activeStoreId).toBe('store-2'));
  });

  it('says so when nobody is waiting for an answer', async () => {
    renderInvitations([]);
    expect(await screen.findByTestId('invitations-empty')).toBeOnTheScreen();
  });
});
