import { fireEvent, screen, waitFor } from '@testing-library/react-native';

import { FailureError } from '../../lib/api/failure';
import { build } from '../../test-support/build';
import { renderScreen } from '../../test-support/render-app';
import { InviteScreen } from './InviteScreen';

function renderInvite(invite: (...args: unknown[]) => Promise<unknown>) {
  renderScreen({
    name: 'Invite',
    component: InviteScreen,
    params: { storeId: 'store-1' },
    api: { listStores: async () => ({ items: [build.store()], nextCursor: null }) },
    calls: { invite },
    others: ['Store'],
  });
}

describe('InviteScreen', () => {
  it('makes a link with the rights of the usual job, and shows it once', async () => {
    const link = 'https://app.test/invitacion?codigo=abcdefghijklmnopqrstuvwx';
    const invite = jest.fn(async () => ({ link }));
    renderInvite(invite);
    fireEvent.press(await screen.findByTestId('preset-viewer'));
    fireEvent.press(screen.getByTestId('invite-submit'));
    expect(await screen.findByTestId('invite-link')).toHaveTextContent(link);
    expect(invite).toHaveBeenCalledWith(
      'store-1',
      { scopes: ['inventory:read'] },
      expect.any(String),
    );
  });

  it('sends a message to a Mexican number, and to none that is not one', async () => {
    const invite = jest.fn(async () => ({ link: null }));
    renderInvite(invite);
    fireEvent.press(await screen.findByTestId('invite-way-message'));
    fireEvent.changeText(screen.getByTestId('invite-to'), '55 12');
    fireEvent.press(screen.getByTestId('invite-submit'));
    expect(invite).not.toHaveBeenCalled();
    fireEvent.changeText(screen.getByTestId('invite-to'), '55 1234 5678');
    fireEvent.press(screen.getByTestId('invite-submit'));
    await waitFor(() =>
      expect(invite).toHaveBeenCalledWith(
        'store-1',
        expect.objectContaining({ phone: '+525512345678' }),
        expect.any(String),
      ),
    );
  });

  it('tells why the server would not', async () => {
    const refusal = {
      kind: 'rejected',
      code: 'stores.scope_too_wide',
      status: 403,
      title: 'Demasiados permisos',
      detail: 'No puedes dar permisos que no tienes.',
    } as const;
    renderInvite(() => Promise.reject(new FailureError(refusal)));
    await screen.findByTestId('preset-viewer');
    fireEvent.press(screen.getByTestId('invite-submit'));
    expect(await screen.findByText(/permisos que no tienes/)).toBeOnTheScreen();
  });
});
