import { fireEvent, screen, waitFor } from '@testing-library/react-native';

import { FailureError } from '../../lib/api/failure';
import type { ReportItem, Session } from '../../lib/api/types';
import { build } from '../../test-support/build';
import { renderScreen } from '../../test-support/render-app';
import { useCorrectionsStore } from './corrections.store';
import { ReportScreen } from './ReportScreen';

const params = { sessionId: 'session-1' };

function renderReport(
  getReport: () => Promise<{ session: Session; items: ReportItem[] }>,
  calls: object = {},
) {
  renderScreen({
    name: 'Report',
    component: ReportScreen,
    params,
    api: { getReport },
    calls: { listExpected: async () => ({ hidden: false, open: 0, items: [] }), ...calls },
    others: ['ItemEvidence', 'Expected', 'Comparison', 'PickProduct'],
  });
}

const items = [
  build.item({ id: 'a', name: 'Leche entera', quantity: 1_236 }),
  build.item({ id: 'b', name: 'Jugo de mango', quantity: 4, level: 'low' }),
  build.item({ id: 'c', name: 'Producto sin reconocer', quantity: 2, unrecognised: true }),
];
const ready = (over: Partial<Session> = {}) => build.session({ status: 'READY', ...over });

beforeEach(() => useCorrectionsStore.setState({ queue: [] }));

describe('ReportScreen', () => {
  it('shows totals, doubts first, and the words beside the colours', async () => {
    renderReport(async () => ({ session: ready(), items }));
    expect(await screen.findByTestId('report-total-units')).toHaveTextContent('1,240');
    expect(screen.getByTestId('report-item-0-name')).toHaveTextContent('Jugo de mango');
    expect(screen.getByTestId('report-item-0-quantity')).toHaveTextContent('4');
    expect(screen.getByTestId('report-item-1-name')).toHaveTextContent('Leche entera');
    expect(screen.getByLabelText('Jugo de mango, 4 piezas, Dudoso')).toBeOnTheScreen();
    expect(screen.getByText('Sin reconocer (1)')).toBeOnTheScreen();
  });

  it('corrects a line at once, keeps it for sending, and takes it back', async () => {
    renderReport(async () => ({ session: ready(), items }));
    fireEvent.press(await screen.findByTestId('report-item-0-plus'));
    expect(screen.getByTestId('report-item-0-quantity')).toHaveTextContent('5');
    expect(screen.getByTestId('report-total-units')).toHaveTextContent('1,241');
    expect(useCorrectionsStore.getState().queue).toMatchObject([
      { itemId: 'b', before: 4, change: { kind: 'quantity', quantity: 5 } },
    ]);
    expect(screen.getByTestId('report-confirm')).toBeDisabled();
    fireEvent.press(screen.getByTestId('undo'));
    expect(screen.getByTestId('report-item-0-quantity')).toHaveTextContent('4');
    expect(useCorrectionsStore.getState().queue).toEqual([]);
  });

  it('lays a conflict before the person with both values', async () => {
    renderReport(async () => ({ session: ready(), items }));
    fireEvent.press(await screen.findByTestId('report-item-0-plus'));
    const { change } = useCorrectionsStore.getState();
    change((queue) =>
      queue.map((each) => ({ ...each, state: { kind: 'conflict', quantity: 9, version: 3 } })),
    );
    expect(await screen.findByTestId('correction-conflict')).toHaveTextContent(
      /Tú: 5 piezas. Ahora dice: 9 piezas/,
    );
    fireEvent.press(screen.getByTestId('correction-mine'));
    expect(useCorrectionsStore.getState().queue).toMatchObject([
      { version: 3, state: { kind: 'waiting' } },
    ]);
  });

  it('confirms the count after a question', async () => {
    const confirmSession = jest.fn(async () => ready({ confirmedAt: '2026-11-26T16:00:00.000Z' }));
    renderReport(async () => ({ session: ready(), items }), { confirmSession });
    fireEvent.press(await screen.findByTestId('report-confirm'));
    fireEvent.press(await screen.findByTestId('dialog-confirm'));
    await waitFor(() => expect(confirmSession).toHaveBeenCalledWith('store-1', 'session-1'));
  });

  it('is closed once it is confirmed, and leads to the comparison', async () => {
    const session = ready({ confirmedAt: '2026-11-26T16:00:00.000Z', snapshotId: 'snapshot-1' });
    renderReport(async () => ({ session, items }));
    fireEvent.press(await screen.findByTestId('report-compare'));
    expect(await screen.findByTestId('other-Comparison')).toHaveTextContent(/snapshot-1/);
    expect(screen.queryByTestId('report-item-0-plus')).toBeNull();
  });

  it('is opened again with a reason', async () => {
    const session = ready({ confirmedAt: '2026-11-26T16:00:00.000Z', snapshotId: 'snapshot-1' });
    const reopenSession = jest.fn(async () => ready());
    renderReport(async () => ({ session, items }), { reopenSession });
    fireEvent.press(await screen.findByTestId('report-reopen'));
    fireEvent.changeText(await screen.findByTestId('reason'), 'Faltó el refri');
    fireEvent.press(screen.getByTestId('reason-submit'));
    await waitFor(() =>
      expect(reopenSession).toHaveBeenCalledWith('store-1', 'session-1', 'Faltó el refri'),
    );
  });

  it('says so when nothing was found', async () => {
    renderReport(async () => ({ session: ready(), items: [] }));
    expect(await screen.findByTestId('report-empty')).toBeOnTheScreen();
  });

  it('says that there is no network and offers to try again', async () => {
    renderReport(() => Promise.reject(new FailureError({ kind: 'offline' })));
    expect(await screen.findByText('Sin conexión')).toBeOnTheScreen();
    expect(screen.getByText('Intentar de nuevo')).toBeOnTheScreen();
  });
});
