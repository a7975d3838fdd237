import { fireEvent, screen } from '@testing-library/react-native';

import { FailureError } from '../../lib/api/failure';
import type { ApiClient } from '../../lib/api/client';
import { build } from '../../test-support/build';
import { renderScreen } from '../../test-support/render-app';
import { CreditsScreen } from './CreditsScreen';

function renderCredits(api: Partial<ApiClient>) {
  renderScreen({
    name: 'Tabs',
    component: CreditsScreen,
    others: ['Buy', 'Orders'],
    api: {
      getWallet: async () => build.wallet(),
      listTransactions: async () => ({ items: [], nextCursor: null }),
      getQuote: async (_store, durationMs) => ({
        credits: durationMs / 60_000,
        available: 5,
        sufficient: true,
      }),
      ...api,
    },
  });
}

describe('CreditsScreen', () => {
  it('tells gifts, what is held, a debt, and the price of a count', async () => {
    renderCredits({
      getWallet: async () =>
        build.wallet({ available: 1_240, held: 2, debt: 3, promotional: 5, nextExpiry: null }),
    });
    expect(await screen.findByTestId('wallet-available')).toHaveTextContent('1,240');
    expect(screen.getByTestId('wallet-held')).toHaveTextContent(/2 créditos apartados/);
    expect(screen.getByTestId('wallet-promotional')).toHaveTextContent(/5 son de regalo/);
    expect(screen.getByTestId('wallet-debt')).toHaveTextContent(/Debes 3 créditos/);
    expect(await screen.findByTestId('credits-price-2')).toHaveTextContent('2 créditos');
    fireEvent.press(screen.getByTestId('credits-buy'));
    expect(await screen.findByTestId('other-Buy')).toBeOnTheScreen();
  });

  it('filters the movements, and looks further back when a filter finds little', async () => {
    const listTransactions = jest.fn(async (cursor?: string) =>
      cursor === undefined
        ? { items: [build.transaction()], nextCursor: 'next' }
        : {
            items: [
              build.transaction({ id: 'b', type: 'CAPTURE', amount: -1, description: 'Conteo' }),
            ],
            nextCursor: null,
          },
    );
    renderCredits({ listTransactions });
    expect(await screen.findByText('Compra de créditos')).toBeOnTheScreen();
    expect(listTransactions).toHaveBeenCalledTimes(1);
    fireEvent.press(screen.getByTestId('movements-out'));
    expect(await screen.findByText('Conteo')).toBeOnTheScreen();
    expect(screen.queryByText('Compra de créditos')).toBeNull();
    expect(listTransactions).toHaveBeenLastCalledWith('next');
  });

  it('says that there is no network when nothing was ever read', async () => {
    renderCredits({ getWallet: () => Promise.reject(new FailureError({ kind: 'offline' })) });
    expect(await screen.findByText('Sin conexión')).toBeOnTheScreen();
  });
});
