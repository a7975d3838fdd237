import { fireEvent, screen, waitFor } from '@testing-library/react-native';

import { build } from '../../test-support/build';
import { renderScreen } from '../../test-support/render-app';
import { ProductHistoryScreen } from './ProductHistoryScreen';

const point = (snapshotId: string, confirmedAt: string, counted: number) => ({
  snapshotId,
  name: 'Conteo',
  confirmedAt,
  area: '',
  expected: null,
  counted,
});
const movement = {
  id: 'movement-1',
  productId: 'product-1',
  productName: 'Leche',
  area: '',
  delta: -3,
  quantityAfter: 5,
  reason: 'WASTE',
  note: null,
  snapshotId: null,
  createdBy: null,
  createdAt: '2026-11-25T16:00:00.000Z',
};

const renderHistory = (calls: object = {}) =>
  renderScreen({
    name: 'ProductHistory',
    component: ProductHistoryScreen,
    params: { productId: 'product-1' },
    others: ['Product'],
    api: { getProduct: async () => build.product({ name: 'Leche' }) },
    calls: {
      getProductHistory: async () => ({
        lostPerDay: 1.5,
        counts: [
          point('b', '2026-11-25T16:00:00.000Z', 8),
          point('a', '2026-11-18T16:00:00.000Z', 12),
        ],
      }),
      listMovements: async () => ({ items: [movement], nextCursor: null }),
      ...calls,
    },
  });

describe('ProductHistoryScreen', () => {
  it('shows the counts, the pace and why the stock changed', async () => {
    renderHistory();
    expect(await screen.findByTestId('history-pace')).toHaveTextContent(/10.5 piezas por semana/);
    expect(await screen.findByTestId('movement-0')).toHaveTextContent(/Merma.*quedan 5.*−3/);
  });

  it('books what was sold as going out', async () => {
    const adjustStock = jest.fn(async () => ({}));
    renderHistory({ adjustStock });
    fireEvent.press(await screen.findByTestId('history-adjust'));
    fireEvent.press(await screen.findByTestId('adjust-SALE'));
    fireEvent.changeText(screen.getByTestId('adjust-units'), '4');
    fireEvent.press(screen.getByTestId('adjust-submit'));
    await waitFor(() =>
      expect(adjustStock).toHaveBeenCalledWith(
        'store-1',
        { productId: 'product-1', reason: 'SALE', delta: -4 },
        expect.any(String),
      ),
    );
  });
});
