import { fireEvent, screen, waitFor } from '@testing-library/react-native';

import { build } from '../../../test-support/build';
import { renderScreen } from '../../../test-support/render-app';
import { ProductActs } from './ProductActs';

const product = build.product({ id: 'product-1', name: 'Leche entera', version: 3 });
const twin = build.product({ id: 'product-2', name: 'Leche entera 1 l' });

const Acts = () => <ProductActs store={build.store()} product={product} />;

const renderActs = (calls: object) =>
  renderScreen({
    name: 'Product',
    component: Acts,
    others: ['ProductHistory'],
    api: { listProducts: async () => ({ items: [product, twin], nextCursor: null }) },
    calls,
  });

describe('ProductActs', () => {
  it('prints as many labels as were asked for', async () => {
    const makeFile = jest.fn(async () => ({
      id: 'file-1',
      kind: 'LABELS',
      format: 'pdf',
      status: 'READY',
      downloadUrl: 'http://files.test/a',
      sizeBytes: 9_000,
      createdAt: '2026-11-25T16:00:00.000Z',
    }));
    renderActs({ makeFile });
    fireEvent.press(await screen.findByTestId('product-labels'));
    fireEvent.changeText(await screen.findByTestId('labels-copies'), '12');
    fireEvent.press(screen.getByTestId('labels-submit'));
    expect(await screen.findByTestId('file-ready')).toHaveTextContent(/etiquetas.*\.pdf/);
    expect(makeFile).toHaveBeenCalledWith(
      'store-1',
      expect.objectContaining({ labels: [{ productId: 'product-1', copies: 12 }] }),
      expect.any(String),
    );
  });

  it('takes a duplicate in, after saying what becomes of it', async () => {
    const mergeProducts = jest.fn(async () => product);
    renderActs({ mergeProducts });
    fireEvent.press(await screen.findByTestId('product-merge'));
    fireEvent.press(await screen.findByTestId('merge-product-0'));
    expect(mergeProducts).not.toHaveBeenCalled();
    fireEvent.press(await screen.findByTestId('merge-product-confirm'));
    await waitFor(() =>
      expect(mergeProducts).toHaveBeenCalledWith('store-1', product, ['product-2']),
    );
  });
});
