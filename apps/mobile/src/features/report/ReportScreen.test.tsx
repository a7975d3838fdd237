import { screen } from '@testing-library/react-native';

import { FailureError } from '../../lib/api/failure';
import { build } from '../../test-support/build';
import { renderScreen } from '../../test-support/render-app';
import { ReportScreen } from './ReportScreen';

const params = { sessionId: 'session-1' };

function renderReport(
  getReport: () => Promise<{
    session: ReturnType<typeof build.session>;
    items: ReturnType<typeof build.item>[];
  }>,
) {
  renderScreen({ name: 'Report', component: ReportScreen, params, api: { getReport } });
}

describe('ReportScreen', () => {
  it('shows totals, doubts first, and the words beside the colours', async () => {
    renderReport(async () => ({
      session: build.session({
        status: 'READY',
        totals: { products: 2, units: 1_240, unrecognised: 2 },
      }),
      items: [
        build.item({ id: 'a', name: 'Leche entera', quantity: 6 }),
        build.item({ id: 'b', name: 'Jugo de mango', quantity: 2, level: 'low' }),
        build.item({ id: 'c', name: 'Producto sin reconocer', quantity: 2, unrecognised: true }),
      ],
    }));
    expect(await screen.findByTestId('report-total-units')).toHaveTextContent('1,240');
    expect(screen.getByTestId('report-item-0-name')).toHaveTextContent('Jugo de mango');
    expect(screen.getByTestId('report-item-0-quantity')).toHaveTextContent('2');
    expect(screen.getByTestId('report-item-1-name')).toHaveTextContent('Leche entera');
    expect(screen.getByLabelText('Jugo de mango, 2 piezas, Dudoso')).toBeOnTheScreen();
    expect(screen.getByText('Sin reconocer (1)')).toBeOnTheScreen();
  });

  it('says so when nothing was found', async () => {
    renderReport(async () => ({ session: build.session({ status: 'READY' }), items: [] }));
    expect(await screen.findByTestId('report-empty')).toBeOnTheScreen();
  });

  it('says that there is no network and offers to try again', async () => {
    renderReport(() => Promise.reject(new FailureError({ kind: 'offline' })));
    expect(await screen.findByText('Sin conexión')).toBeOnTheScreen();
    expect(screen.getByText('Intentar de nuevo')).toBeOnTheScreen();
  });
});
