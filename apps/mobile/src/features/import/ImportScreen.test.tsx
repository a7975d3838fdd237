import { fireEvent, screen, waitFor } from '@testing-library/react-native';

import { FailureError } from '../../lib/api/failure';
import { pickTable } from '../../lib/files/pick-table';
import { renderScreen } from '../../test-support/render-app';
import { ImportPreviewScreen } from './ImportPreviewScreen';
import { ImportScreen } from './ImportScreen';

jest.mock('../../lib/files/pick-table', () => ({ pickTable: jest.fn() }));

const preview = {
  id: 'import-1',
  status: 'PREVIEW',
  format: 'csv',
  columns: ['name', 'price'],
  ignoredColumns: ['Pasillo'],
  newCount: 2,
  changedCount: 1,
  unchangedCount: 0,
  errorCount: 1,
  createdAt: '2026-11-25T16:00:00.000Z',
  appliedAt: null,
};
const fault = {
  line: 5,
  outcome: 'ERROR',
  productId: null,
  name: 'Pan',
  changes: [],
  faults: [{ column: 'price', code: 'price_invalid', message: 'El precio no es un número.' }],
};
const change = {
  line: 3,
  outcome: 'CHANGED',
  productId: 'product-1',
  name: 'Leche',
  changes: [{ field: 'price', before: '2500', after: '2750' }],
  faults: [],
};
const lines = { ERROR: [fault], CHANGED: [change], NEW: [], UNCHANGED: [] };

describe('ImportScreen', () => {
  it('sends the chosen table and leads to what it would change', async () => {
    jest.mocked(pickTable).mockResolvedValue({ name: 'catalogo.csv', part: new Blob(['a']) });
    const previewImport = jest.fn(async () => preview);
    renderScreen({
      name: 'Import',
      component: ImportScreen,
      others: ['ImportPreview'],
      calls: { previewImport },
    });
    fireEvent.press(await screen.findByTestId('import-choose'));
    expect(await screen.findByTestId('other-ImportPreview')).toHaveTextContent(/import-1/);
  });

  it('says why a file cannot be read, and stays', async () => {
    jest.mocked(pickTable).mockResolvedValue({ name: 'foto.csv', part: new Blob(['a']) });
    const refusal = {
      kind: 'rejected',
      code: 'imports.unreadable',
      status: 422,
      title: 'No pudimos leer el archivo',
      detail: 'No encontramos la columna del nombre.',
    } as const;
    renderScreen({
      name: 'Import',
      component: ImportScreen,
      calls: { previewImport: () => Promise.reject(new FailureError(refusal)) },
    });
    fireEvent.press(await screen.findByTestId('import-choose'));
    expect(await screen.findByTestId('import-error')).toHaveTextContent(/columna del nombre/);
  });
});

describe('ImportPreviewScreen', () => {
  it('shows faults first, then each change from what to what, and applies it once asked', async () => {
    const applyImport = jest.fn(async () => ({ ...preview, status: 'APPLIED' }));
    renderScreen({
      name: 'ImportPreview',
      component: ImportPreviewScreen,
      params: { importId: 'import-1' },
      calls: {
        getImport: async () => preview,
        listImportLines: async (_: string, __: string, outcome: keyof typeof lines) => ({
          items: lines[outcome],
          nextCursor: null,
        }),
        applyImport,
      },
    });
    expect(await screen.findByText('Precio: El precio no es un número.')).toBeOnTheScreen();
    expect(screen.getByText(/Pasillo/)).toBeOnTheScreen();
    fireEvent.press(screen.getByTestId('import-show-CHANGED'));
    expect(await screen.findByText('Precio: de $25.00 a $27.50')).toBeOnTheScreen();
    fireEvent.press(screen.getByTestId('import-apply'));
    await waitFor(() => expect(applyImport).toHaveBeenCalledWith('store-1', 'import-1'));
    expect(await screen.findByTestId('import-applied')).toHaveTextContent(/3 productos/);
  });
});
