import { fireEvent, screen, waitFor } from '@testing-library/react-native';

import { renderScreen } from '../../test-support/render-app';
import { ShrinkageScreen } from './ShrinkageScreen';

const period = { from: '2026-08-29T12:00:00.000Z', to: '2026-11-27T12:00:00.000Z' };
const lost = {
  ...period,
  products: 2,
  units: 5,
  costCentavos: 4_000,
  priceCentavos: 6_500,
  items: [
    {
      productId: 'product-1',
      name: 'Atún en agua',
      counts: 2,
      units: 4,
      costCentavos: 4_000,
      priceCentavos: 6_000,
    },
    {
      productId: 'product-2',
      name: 'Chicles',
      counts: 1,
      units: 1,
      costCentavos: 0,
      priceCentavos: 500,
    },
  ],
};

const renderShrinkage = (calls: object) =>
  renderScreen({
    name: 'Shrinkage',
    component: ShrinkageScreen,
    others: ['ProductHistory'],
    calls,
  });

describe('ShrinkageScreen', () => {
  it('tells what is missing in units and pesos, in all and by product', async () => {
    renderShrinkage({ getShrinkage: async () => lost });
    expect(await screen.findByTestId('shrinkage-units')).toHaveTextContent(/5$/);
    expect(screen.getByTestId('shrinkage-cost')).toHaveTextContent(/\$40\.00/);
    expect(screen.getByTestId('shrinkage-price')).toHaveTextContent(/\$65\.00/);
    expect(screen.getByTestId('shrinkage-0')).toHaveTextContent(
      /Atún en agua.*\$40\.00.*2 conteos.*Faltan 4/,
    );
    expect(screen.getByTestId('shrinkage-1')).toHaveTextContent(/Chicles.*sin costo.*Falta 1/i);
    fireEvent.press(screen.getByTestId('shrinkage-0'));
    expect(await screen.findByTestId('other-ProductHistory')).toHaveTextContent(/product-1/);
  });

  it('asks anew for another span, and hands the very time that is shown over as a file', async () => {
    const getShrinkage = jest.fn(async (_: string, from: string) => ({ ...lost, from }));
    const makeFile = jest.fn(async () => ({
      id: 'file-1',
      kind: 'SHRINKAGE',
      format: 'xlsx',
      status: 'READY',
      downloadUrl: 'http://files.test/a',
      sizeBytes: 9_000,
      createdAt: '2026-11-25T16:00:00.000Z',
    }));
    renderShrinkage({ getShrinkage, makeFile });
    await screen.findByTestId('shrinkage-0');
    fireEvent.press(screen.getByTestId('shrinkage-span-30'));
    await waitFor(() => expect(getShrinkage).toHaveBeenCalledTimes(2));
    const [first, second] = getShrinkage.mock.calls.map(([, from]) => Date.parse(from));
    expect((second! - first!) / 86_400_000).toBeCloseTo(60, 2);
    fireEvent.press(screen.getByTestId('shrinkage-file'));
    fireEvent.press(await screen.findByTestId('file-xlsx'));
    expect(await screen.findByTestId('file-ready')).toHaveTextContent(/merma.*\.xlsx/);
    expect(makeFile).toHaveBeenCalledWith(
      'store-1',
      {
        kind: 'SHRINKAGE',
        from: getShrinkage.mock.calls[1]![1],
        to: period.to,
        format: 'xlsx',
      },
      expect.any(String),
    );
  });

  it('says that nothing is missing', async () => {
    const nothing = { ...period, products: 0, units: 0, costCentavos: 0, priceCentavos: 0 };
    renderShrinkage({ getShrinkage: async () => ({ ...nothing, items: [] }) });
    expect(await screen.findByTestId('shrinkage-empty')).toBeOnTheScreen();
    expect(screen.queryByTestId('shrinkage-units')).toBeNull();
  });
});
