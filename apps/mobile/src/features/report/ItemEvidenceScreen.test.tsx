import { fireEvent, screen, waitFor } from '@testing-library/react-native';

import type { ReportItem } from '../../lib/api/types';
import { build } from '../../test-support/build';
import { renderScreen } from '../../test-support/render-app';
import { useCorrectionsStore } from './corrections.store';
import { ItemEvidenceScreen } from './ItemEvidenceScreen';

const candidates = [
  { productId: 'p1', name: 'Atún en agua', brand: 'Bahía', size: '140 g', photoUrl: null },
  { productId: 'p2', name: 'Atún en aceite', brand: 'Bahía', size: '140 g', photoUrl: null },
];

function renderItem(item: ReportItem, api: object = {}) {
  renderScreen({
    name: 'ItemEvidence',
    component: ItemEvidenceScreen,
    params: { sessionId: 'session-1', itemId: item.id },
    others: ['Report'],
    api: {
      getReport: async () => ({ session: build.session({ status: 'READY' }), items: [item] }),
      getItemEvidence: async () => ({ item, facings: [] }),
      ...api,
    },
    calls: { listCandidates: async () => ({ items: candidates }) },
  });
}

const made = () => useCorrectionsStore.getState().queue.map(({ change }) => change);

beforeEach(() => useCorrectionsStore.setState({ queue: [] }));

describe('ItemEvidenceScreen', () => {
  it('names an unrecognised line with one press on a candidate', async () => {
    renderItem(build.item({ unrecognised: true, productId: null }));
    fireEvent.press(await screen.findByTestId('candidate-1'));
    expect(made()).toEqual([{ kind: 'product', productId: 'p2', name: 'Atún en aceite' }]);
    expect(await screen.findByTestId('other-Report')).toBeOnTheScreen();
  });

  it('makes a new product of it by its name, with the code that was read', async () => {
    const createProduct = jest.fn(async () => build.product({ id: 'p9', name: 'Mole rojo' }));
    const barcode = '7501000111206';
    renderItem(build.item({ unrecognised: true, productId: null, barcode }), { createProduct });
    fireEvent.press(await screen.findByTestId('candidate-new'));
    fireEvent.changeText(await screen.findByTestId('new-product-name'), 'Mole rojo');
    fireEvent.press(screen.getByTestId('new-product-submit'));
    await waitFor(() =>
      expect(made()).toEqual([{ kind: 'product', productId: 'p9', name: 'Mole rojo' }]),
    );
    expect(createProduct).toHaveBeenCalledWith(
      'store-1',
      { name: 'Mole rojo', barcodes: [barcode] },
      expect.any(String),
    );
  });

  it('multiplies what is visible by the depth of the rows', async () => {
    renderItem(build.item({ visibleUnits: 3, quantity: 3 }));
    fireEvent.press(await screen.findByTestId('depth-plus'));
    expect(made()).toEqual([{ kind: 'depth', depthFactor: 2 }]);
    expect(screen.getByTestId('evidence-quantity')).toHaveTextContent('6');
    expect(screen.queryByTestId('candidate-0')).toBeNull();
  });
});
