import * as Brightness from 'expo-brightness';
import * as Clipboard from 'expo-clipboard';
import { fireEvent, screen, waitFor } from '@testing-library/react-native';

import { build } from '../../test-support/build';
import { FailureError } from '../../lib/api/failure';
import { renderScreen } from '../../test-support/render-app';
import { VoucherScreen } from './VoucherScreen';

function renderVoucher(calls: object) {
  renderScreen({
    name: 'Voucher',
    component: VoucherScreen,
    params: { orderId: 'order-1' },
    calls,
  });
}

describe('VoucherScreen', () => {
  it('shows amount, barcode, reference and the time left, and copies the bare reference', async () => {
    renderVoucher({ getOrder: async () => build.order() });
    expect(await screen.findByTestId('voucher-amount')).toHaveTextContent('$129.00');
    expect(screen.getByTestId('voucher-reference')).toHaveTextContent('9300 0262 2806 78');
    expect(
      screen.getByLabelText('Código de barras de la referencia 9300 0262 2806 78'),
    ).toBeOnTheScreen();
    expect(screen.getByTestId('voucher-countdown')).toHaveTextContent(/Vence en 1 d [56] h/);
    fireEvent.press(screen.getByTestId('voucher-copy'));
    expect(await screen.findByText('Copiada')).toBeOnTheScreen();
    expect(Clipboard.setStringAsync).toHaveBeenCalledWith('93000262280678');
  });

  it('brightens the screen for the scanner and dims it again', async () => {
    renderVoucher({ getOrder: async () => build.order() });
    fireEvent.press(await screen.findByTestId('voucher-enlarge'));
    await waitFor(() => expect(Brightness.setBrightnessAsync).toHaveBeenLastCalledWith(1));
    fireEvent.press(screen.getByTestId('voucher-close'));
    await waitFor(() => expect(Brightness.setBrightnessAsync).toHaveBeenLastCalledWith(0.4));
  });

  it('shows the credits by itself when the money has come', async () => {
    const answers = [build.order(), build.order({ status: 'PAID' })];
    renderVoucher({ getOrder: async () => answers.shift() ?? build.order({ status: 'PAID' }) });
    expect(await screen.findByTestId('voucher-barcode')).toBeOnTheScreen();
    expect(await screen.findByTestId('payment-done', {}, { timeout: 8_000 })).toBeOnTheScreen();
    expect(screen.queryByTestId('voucher-barcode')).toBeNull();
  });

  it('stays readable when the network is gone', async () => {
    const answers = [() => Promise.resolve(build.order())];
    renderVoucher({
      getOrder: () =>
        (answers.shift() ?? (() => Promise.reject(new FailureError({ kind: 'offline' }))))(),
    });
    expect(await screen.findByTestId('voucher-barcode')).toBeOnTheScreen();
    expect(await screen.findByTestId('voucher-offline', {}, { timeout: 8_000 })).toBeOnTheScreen();
    expect(screen.getByTestId('voucher-barcode')).toBeOnTheScreen();
  });

  it('says that the voucher ended without payment', async () => {
    renderVoucher({ getOrder: async () => build.order({ status: 'EXPIRED' }) });
    expect(await screen.findByTestId('payment-ended')).toHaveTextContent(/Vencida/);
    expect(screen.queryByTestId('voucher-barcode')).toBeNull();
  });
});
