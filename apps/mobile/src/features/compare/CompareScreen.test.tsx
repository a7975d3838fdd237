import { fireEvent, screen } from '@testing-library/react-native';

import { renderScreen } from '../../test-support/render-app';
import { CompareScreen } from './CompareScreen';

const snapshot = (id: string, confirmedAt: string) => ({
  id,
  name: `Conteo ${id}`,
  areas: ['refri'],
  confirmedAt,
  reversedAt: null,
  totals: { units: 8 },
});
const later = snapshot('b', '2026-11-25T16:00:00.000Z');
const earlier = snapshot('a', '2026-11-18T16:00:00.000Z');
const variance = {
  hidden: false,
  before: earlier,
  after: later,
  areas: ['refri'],
  lessUnits: 3,
  lessCostCentavos: 3_000,
  lessPriceCentavos: 4_500,
  moreUnits: 0,
  lines: [
    {
      productId: 'product-1',
      name: 'Atún',
      before: 10,
      after: 7,
      difference: -3,
      costCentavos: -3_000,
      priceCentavos: -4_500,
      change: 'LESS',
    },
  ],
};

const renderCompare = (snapshots: object[], calls: object = {}) =>
  renderScreen({
    name: 'Compare',
    component: CompareScreen,
    calls: {
      listSnapshots: async () => ({ items: snapshots, nextCursor: null }),
      getVariance: async () => variance,
      ...calls,
    },
  });

describe('CompareScreen', () => {
  it('tells what there is less of, and hands the same two counts over as a file', async () => {
    const makeFile = jest.fn(async () => ({
      id: 'file-1',
      kind: 'VARIANCE',
      format: 'pdf',
      status: 'READY',
      downloadUrl: 'http://files.test/a',
      sizeBytes: 9_000,
      createdAt: '2026-11-25T16:00:00.000Z',
    }));
    renderCompare([later, earlier], { makeFile });
    expect(await screen.findByTestId('variance-0')).toHaveTextContent(/Atún.*3 menos/);
    expect(screen.getByTestId('compare-less')).toHaveTextContent(/3$/);
    fireEvent.press(screen.getByTestId('compare-file'));
    fireEvent.press(await screen.findByTestId('file-pdf'));
    expect(await screen.findByTestId('file-ready')).toHaveTextContent(/comparacion.*\.pdf/);
    expect(makeFile).toHaveBeenCalledWith(
      'store-1',
      { kind: 'VARIANCE', beforeId: 'a', afterId: 'b', format: 'pdf' },
      expect.any(String),
    );
  });

  it('has no file to give while there is only one count', async () => {
    renderCompare([later]);
    expect(await screen.findByTestId('compare-empty')).toBeOnTheScreen();
    expect(screen.queryByTestId('compare-file')).toBeNull();
  });
});
