import { fireEvent, screen, waitFor } from '@testing-library/react-native';
import { Share } from 'react-native';

import { renderScreen } from '../../test-support/render-app';
import { PurchaseListScreen } from './PurchaseListScreen';

const line = {
  productId: 'product-1',
  name: 'Refresco de cola',
  brand: 'Coca-Cola',
  size: '600 ml',
  category: 'Bebidas',
  stock: 0,
  minimumStock: 6,
  costCentavos: 1_350,
  pacePerDay: 2,
  daysLeft: 0,
  suggested: 14,
  reason: 'PACE',
};

const renderList = (items: object[], calls: object = {}, over: object = {}) =>
  renderScreen({
    name: 'PurchaseList',
    component: PurchaseListScreen,
    calls: {
      getPurchaseList: async (_: string, coverDays: number) => ({
        coverDays,
        isCut: false,
        items,
        uncounted: [],
        isUncountedCut: false,
        costCentavos: 18_900,
        text: '*Lista de compra*\n• 14 × Refresco de cola',
        ...over,
      }),
      ...calls,
    },
  });

describe('PurchaseListScreen', () => {
  it('tells how many to buy and why, and shares the list as a message', async () => {
    const share = jest.spyOn(Share, 'share').mockResolvedValue({ action: 'sharedAction' });
    renderList([line]);
    expect(await screen.findByTestId('purchase-0')).toHaveTextContent(/14.*Agotado.*se acaba hoy/i);
    expect(screen.getByTestId('purchase-cost')).toHaveTextContent('$189.00');
    fireEvent.press(screen.getByTestId('purchase-share'));
    await waitFor(() =>
      expect(share).toHaveBeenCalledWith({
        message: '*Lista de compra*\n• 14 × Refresco de cola',
      }),
    );
  });

  it('asks for the days it is to last, and hands the same list over as a file', async () => {
    const makeFile = jest.fn(async () => ({
      id: 'file-1',
      kind: 'PURCHASE_LIST',
      format: 'xlsx',
      status: 'READY',
      downloadUrl: 'http://files.test/a',
      sizeBytes: 9_000,
      createdAt: '2026-11-25T16:00:00.000Z',
    }));
    renderList([line], { makeFile });
    fireEvent.press(await screen.findByTestId('purchase-cover-30'));
    fireEvent.press(screen.getByTestId('purchase-file'));
    fireEvent.press(await screen.findByTestId('file-xlsx'));
    expect(await screen.findByTestId('file-ready')).toHaveTextContent(/lista-de-compra.*\.xlsx/);
    expect(makeFile).toHaveBeenCalledWith(
      'store-1',
      { kind: 'PURCHASE_LIST', coverDays: 30, format: 'xlsx' },
      expect.any(String),
    );
  });

  it('lists what was never counted apart, without a number, and leads to it', async () => {
    const eggs = { productId: 'eggs', name: 'Huevo', brand: null, size: null, category: null };
    renderList([], {}, { uncounted: [{ ...eggs, minimumStock: 6 }] });
    expect(await screen.findByTestId('purchase-uncounted-0')).toHaveTextContent(
      'HuevoSin contarTu mínimo es 6',
    );
    expect(screen.queryByTestId('purchase-empty')).toBeNull();
    expect(screen.queryByTestId('purchase-cost')).toBeNull();
    expect(screen.getByTestId('purchase-share')).toBeOnTheScreen();
  });

  it('is glad with the shopkeeper when nothing is missing', async () => {
    renderList([]);
    expect(await screen.findByTestId('purchase-empty')).toBeOnTheScreen();
    expect(screen.queryByTestId('purchase-share')).toBeNull();
  });
});
