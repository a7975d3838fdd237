import { fireEvent, screen } from '@testing-library/react-native';

import { renderScreen } from '../../test-support/render-app';
import { ComparisonScreen } from './ComparisonScreen';

const totals = {
  lines: 1,
  matched: 0,
  units: 3,
  shortUnits: 2,
  shortCentavos: 2_700,
  overUnits: 0,
  overCentavos: 0,
  notSeen: 0,
  unnamedUnits: 0,
};
const line = {
  productId: 'product-1',
  area: 'refri',
  name: 'Leche',
  outcome: 'SHORT',
  expected: 5,
  counted: 3,
  visibleUnits: 3,
  moved: -2,
  costCentavos: 1_350,
  priceCentavos: null,
};
const snapshot = {
  id: 'snapshot-1',
  confirmedAt: '2026-11-25T16:00:00.000Z',
  totals,
  lines: [line],
};

describe('ComparisonScreen', () => {
  it('tells what is missing, what moved meanwhile, and hands the count over as a file', async () => {
    const makeFile = jest.fn(async () => ({
      id: 'file-1',
      kind: 'COUNT',
      format: 'pdf',
      status: 'QUEUED',
      downloadUrl: null,
      sizeBytes: null,
      createdAt: '2026-11-25T16:00:00.000Z',
    }));
    renderScreen({
      name: 'Comparison',
      component: ComparisonScreen,
      params: { snapshotId: 'snapshot-1' },
      calls: { getSnapshot: async () => snapshot, makeFile, getMadeFile: makeFile },
    });
    expect(await screen.findByTestId('compared-0')).toHaveTextContent(
      /Leche.*refri.*Se movieron 2 piezas.*Faltan 2/,
    );
    fireEvent.press(screen.getByTestId('comparison-file'));
    fireEvent.press(await screen.findByTestId('file-pdf'));
    expect(await screen.findByTestId('file-queued')).toBeOnTheScreen();
    expect(makeFile).toHaveBeenCalledWith(
      'store-1',
      { kind: 'COUNT', snapshotId: 'snapshot-1', format: 'pdf' },
      expect.any(String),
    );
  });
});
