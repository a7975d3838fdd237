import { fireEvent, screen, waitFor } from '@testing-library/react-native';

import { FailureError } from '../../lib/api/failure';
import { build } from '../../test-support/build';
import { renderScreen } from '../../test-support/render-app';
import { BillingProfileScreen } from './BillingProfileScreen';
import { CardsScreen } from './CardsScreen';
import { OrderScreen } from './OrderScreen';
import { OrdersScreen } from './OrdersScreen';

const missing = new FailureError({
  kind: 'rejected',
  code: 'resource.not_found',
  status: 404,
  title: '',
  detail: null,
});

describe('OrdersScreen', () => {
  it('leads an unpaid voucher back to its barcode', async () => {
    renderScreen({
      name: 'Orders',
      component: OrdersScreen,
      others: ['Voucher'],
      calls: { listOrders: async () => ({ items: [build.order()], nextCursor: null }) },
    });
    expect(await screen.findByTestId('order-0')).toHaveTextContent(/Por pagar/);
    fireEvent.press(screen.getByTestId('order-0'));
    expect(await screen.findByTestId('other-Voucher')).toHaveTextContent(/order-1/);
  });

  it('says so when nothing was bought yet', async () => {
    renderScreen({
      name: 'Orders',
      component: OrdersScreen,
      calls: { listOrders: async () => ({ items: [], nextCursor: null }) },
    });
    expect(await screen.findByTestId('orders-empty')).toBeOnTheScreen();
  });
});

describe('OrderScreen', () => {
  it('shows the tax and offers the receipt of what was paid', async () => {
    renderScreen({
      name: 'Order',
      component: OrderScreen,
      params: { orderId: 'order-1' },
      calls: {
        getOrder: async () => build.order({ status: 'PAID', paidAt: '2026-11-25T17:00:00Z' }),
      },
    });
    expect(await screen.findByTestId('order-iva')).toHaveTextContent(/\$17.79/);
    expect(screen.getByTestId('order-status')).toHaveTextContent('Pagada');
    expect(screen.getByTestId('order-receipt')).toBeOnTheScreen();
  });
});

describe('CardsScreen', () => {
  it('forgets a card only after asking', async () => {
    const removeCard = jest.fn(async () => undefined);
    const card = {
      id: 'card-1',
      brand: 'visa',
      last4: '4242',
      expMonth: 4,
      expYear: 2029,
      isDefault: true,
    };
    renderScreen({
      name: 'Cards',
      component: CardsScreen,
      calls: { listCards: async () => [card], removeCard },
    });
    fireEvent.press(await screen.findByTestId('card-0-remove'));
    expect(removeCard).not.toHaveBeenCalled();
    fireEvent.press(await screen.findByTestId('dialog-confirm'));
    await waitFor(() => expect(removeCard).toHaveBeenCalledWith('card-1'));
  });
});

describe('BillingProfileScreen', () => {
  it('begins empty, refuses a wrong RFC, and saves in capitals', async () => {
    const saveBillingProfile = jest.fn(async (profile: object) => profile);
    renderScreen({
      name: 'BillingProfile',
      component: BillingProfileScreen,
      calls: { getBillingProfile: () => Promise.reject(missing), saveBillingProfile },
    });
    const type = (name: string, text: string) =>
      fireEvent.changeText(screen.getByTestId(`billing-${name}`), text);
    await screen.findByTestId('billing-rfc');
    type('rfc', 'HEGL80');
    type('legalName', 'Guadalupe Hernández');
    type('postcode', '06700');
    type('email', 'lupita@correo.mx');
    fireEvent.press(screen.getByTestId('billing-submit'));
    expect(await screen.findByText(/El RFC no es válido/)).toBeOnTheScreen();
    expect(saveBillingProfile).not.toHaveBeenCalled();
    type('rfc', 'hegl800101ab1');
    fireEvent.press(screen.getByTestId('billing-submit'));
    await waitFor(() =>
      expect(saveBillingProfile).toHaveBeenCalledWith({
        rfc: 'HEGL800101AB1',
        legalName: 'GUADALUPE HERNÁNDEZ',
        postcode: '06700',
        email: 'lupita@correo.mx',
        regimen: '626',
        cfdiUse: 'G03',
      }),
    );
    expect(await screen.findByText('Datos guardados.')).toBeOnTheScreen();
  });
});
