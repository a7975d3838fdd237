import { fireEvent, screen, waitFor } from '@testing-library/react-native';

import { build } from '../../test-support/build';
import { renderScreen } from '../../test-support/render-app';
import type { Store } from '../../lib/api/types';
import type { CountDetail } from './counts.calls';
import { CountScreen } from './CountScreen';
import { NewCountScreen } from './NewCountScreen';

const film = { id: 'session-1', name: 'Refri', area: 'refri', status: 'READY', percent: 100 };
const line = {
  productId: 'product-1',
  area: 'refri',
  name: 'Leche',
  outcome: 'SHORT',
  expected: 5,
  counted: 3,
  moved: -2,
};

function renderCount(count: CountDetail, calls: object = {}, store: Partial<Store> = {}) {
  renderScreen({
    name: 'Count',
    component: CountScreen,
    params: { countId: count.id },
    others: ['Capture', 'Report', 'CountLines'],
    store,
    api: { listSessions: async () => ({ items: [], nextCursor: null }) },
    calls: {
      getCount: async () => count,
      previewCount: async () => ({ hidden: false, lines: [line] }),
      listMembers: async () => ({ items: [], nextCursor: null }),
      ...calls,
    },
  });
}

describe('CountScreen', () => {
  it('leads to the camera for a place that has not been filmed', async () => {
    renderCount(build.count({ areas: ['refri', 'bodega'], sessions: [film] }));
    expect(await screen.findByTestId('place-1')).toHaveTextContent(/bodega.*Falta filmarlo/);
    fireEvent.press(screen.getByTestId('place-film-1'));
    expect(await screen.findByTestId('other-Capture')).toHaveTextContent(
      '{"countId":"count-1","area":"bodega"}',
    );
  });

  it('tells what moved meanwhile, and confirms only after asking', async () => {
    const count = build.count({ sessions: [film] });
    const stepCount = jest.fn(async () => ({ ...count, status: 'CONFIRMED' }));
    renderCount(count, { stepCount });
    expect(await screen.findByTestId('count-moved')).toHaveTextContent(/1 producto/);
    expect(screen.getByTestId('count-lines')).toHaveTextContent(/1 renglón · en 1 falta/);
    fireEvent.press(screen.getByTestId('count-confirm'));
    expect(stepCount).not.toHaveBeenCalled();
    fireEvent.press(await screen.findByTestId('dialog-confirm'));
    await waitFor(() => expect(stepCount).toHaveBeenCalledWith('store-1', 'count-1', 'confirm'));
    expect(await screen.findByText('Confirmado')).toBeOnTheScreen();
  });

  it('gives the owner the count to approve or to give back with a reason', async () => {
    const count = build.count({ status: 'IN_REVIEW', needsApproval: true, sessions: [film] });
    const reasonCount = jest.fn(async () => ({ ...count, status: 'OPEN', reason: 'La bodega' }));
    renderCount(count, { reasonCount });
    expect(await screen.findByTestId('count-confirm')).toHaveTextContent('Aprobar y confirmar');
    fireEvent.press(screen.getByTestId('count-return'));
    fireEvent.changeText(await screen.findByTestId('reason'), 'La bodega');
    fireEvent.press(screen.getByTestId('reason-submit'));
    await waitFor(() =>
      expect(reasonCount).toHaveBeenCalledWith('store-1', 'count-1', 'return', 'La bodega'),
    );
    expect(await screen.findByTestId('count-reason')).toHaveTextContent(/La bodega/);
  });

  it('hands a confirmed count over as a file, and none that is still being counted', async () => {
    const makeFile = jest.fn(async () => ({
      id: 'file-1',
      kind: 'COUNT',
      format: 'xlsx',
      status: 'READY',
      downloadUrl: 'http://files.test/a',
      sizeBytes: 9_000,
      createdAt: '2026-11-25T16:00:00.000Z',
    }));
    renderCount(build.count({ status: 'CONFIRMED', snapshotId: 'snapshot-1' }), { makeFile });
    fireEvent.press(await screen.findByTestId('count-file'));
    fireEvent.press(await screen.findByTestId('file-xlsx'));
    expect(await screen.findByTestId('file-ready')).toHaveTextContent(/toma-de-inventario.*\.xlsx/);
    expect(makeFile).toHaveBeenCalledWith(
      'store-1',
      { kind: 'COUNT', snapshotId: 'snapshot-1', format: 'xlsx' },
      expect.any(String),
    );
    screen.unmount();
    renderCount(build.count({ sessions: [film] }));
    expect(await screen.findByTestId('place-0')).toBeOnTheScreen();
    expect(screen.queryByTestId('count-file')).toBeNull();
  });

  it('lets an operator hand in, and wait', async () => {
    const operator: Partial<Store> = {
      role: 'OPERATOR',
      scopes: ['inventory:read', 'inventory:write'],
    };
    const count = build.count({ needsApproval: true, sessions: [film] });
    const stepCount = jest.fn(async () => ({ ...count, status: 'IN_REVIEW' }));
    renderCount(count, { stepCount }, operator);
    fireEvent.press(await screen.findByTestId('count-submit'));
    expect(await screen.findByTestId('count-waits')).toBeOnTheScreen();
    expect(screen.queryByTestId('count-confirm')).toBeNull();
  });
});

describe('NewCountScreen', () => {
  it('asks for the zone, names the count after it, and opens it', async () => {
    const createCount = jest.fn(async () => build.count());
    renderScreen({
      name: 'NewCount',
      component: NewCountScreen,
      others: ['Count'],
      calls: {
        createCount,
        listCategories: async () => ({ items: [] }),
        listMembers: async () => ({ items: [], nextCursor: null }),
      },
    });
    fireEvent.press(await screen.findByTestId('plan-kind-ZONE'));
    fireEvent.press(screen.getByTestId('plan-submit'));
    expect(await screen.findByText('Escribe qué zona se cuenta.')).toBeOnTheScreen();
    fireEvent.changeText(screen.getByTestId('plan-zone'), 'Refrigerador');
    fireEvent.press(screen.getByTestId('plan-submit'));
    expect(await screen.findByTestId('other-Count')).toHaveTextContent(/count-1/);
    expect(createCount).toHaveBeenCalledWith(
      'store-1',
      expect.objectContaining({
        kind: 'ZONE',
        scopeValue: 'Refrigerador',
        name: 'Conteo de Refrigerador',
      }),
      expect.any(String),
    );
  });
});
