import { fireEvent, screen, waitFor } from '@testing-library/react-native';

import { FailureError } from '../../lib/api/failure';
import { build } from '../../test-support/build';
import { renderScreen } from '../../test-support/render-app';
import { BuyScreen } from './BuyScreen';
import { CheckoutScreen } from './CheckoutScreen';

const offers = [
  build.creditPackage(),
  build.creditPackage({ id: 'package-2', name: 'Grande', credits: 100, priceCentavos: 34_900 }),
];
const me = {
  id: 'user-1',
  name: 'Lupita Pérez',
  email: 'lupita@correo.mx',
  phone: null,
  locale: 'es-MX',
  role: 'USER',
  createdAt: '2026-11-01T16:00:00.000Z',
  eraseAfter: null,
} as const;
const card = {
  id: 'card-1',
  brand: 'visa',
  last4: '4242',
  expMonth: 4,
  expYear: 2029,
  isDefault: true,
};

function calls(over: object = {}) {
  return {
    listPackages: async () => offers,
    getPaymentOptions: async () => ({
      methods: ['CARD', 'OXXO', 'SEVEN_ELEVEN'],
      publishableKey: 'pk_test',
      payer: null,
    }),
    listCards: async () => [],
    ...over,
  };
}

function renderCheckout(over: object) {
  renderScreen({
    name: 'Checkout',
    component: CheckoutScreen,
    params: { packageId: 'package-1' },
    others: ['Voucher', 'CardPayment', 'Order'],
    api: { getMe: async () => me },
    calls: calls(over),
  });
}

describe('BuyScreen', () => {
  const renderBuy = (over: object) =>
    renderScreen({ name: 'Buy', component: BuyScreen, others: ['Checkout'], calls: calls(over) });

  it('shows the packages, marks the best price and leads on', async () => {
    renderBuy({});
    expect(await screen.findByTestId('buy-package-1')).toHaveTextContent(/Mejor precio/);
    expect(screen.getByTestId('buy-package-0')).not.toHaveTextContent(/Mejor precio/);
    fireEvent.press(screen.getByTestId('buy-package-1'));
    expect(await screen.findByTestId('other-Checkout')).toHaveTextContent(/package-2/);
  });

  it('says kindly that buying is not set up, and leads nowhere', async () => {
    renderBuy({
      getPaymentOptions: async () => ({ methods: [], publishableKey: null, payer: null }),
    });
    expect(await screen.findByTestId('buy-not-configured')).toBeOnTheScreen();
    fireEvent.press(await screen.findByTestId('buy-package-0'));
    expect(screen.queryByTestId('other-Checkout')).toBeNull();
  });
});

describe('CheckoutScreen', () => {
  it('asks for a method before it asks the server', async () => {
    renderCheckout({});
    fireEvent.press(await screen.findByTestId('checkout-submit'));
    expect(await screen.findByText('Elige cómo quieres pagar.')).toBeOnTheScreen();
  });

  it('shows the tax and opens an OXXO voucher in the name of who is signed in', async () => {
    const createOrder = jest.fn(async () => build.order());
    renderCheckout({ createOrder });
    expect(await screen.findByTestId('summary-iva')).toHaveTextContent('$17.79');
    fireEvent.press(screen.getByTestId('pay-oxxo'));
    await waitFor(() => expect(screen.getByTestId('payer-name').props.value).toBe('Lupita Pérez'));
    fireEvent.press(screen.getByTestId('checkout-submit'));
    expect(await screen.findByTestId('other-Voucher')).toHaveTextContent(/order-1/);
    expect(createOrder).toHaveBeenCalledWith(
      {
        packageId: 'package-1',
        method: 'OXXO',
        payer: { name: 'Lupita Pérez', email: 'lupita@correo.mx' },
      },
      expect.stringMatching(/^[0-9a-f-]{36}$/),
    );
  });

  it('sends the same key when the same wish is tried again', async () => {
    const createOrder = jest.fn(async (_order: unknown, _key: string) => {
      throw new FailureError({ kind: 'offline' });
    });
    renderCheckout({ createOrder, listCards: async () => [card] });
    await screen.findByText('Visa ···· 4242');
    for (const times of [1, 2]) {
      fireEvent.press(screen.getByTestId('checkout-submit'));
      await waitFor(() => expect(createOrder).toHaveBeenCalledTimes(times));
      await screen.findByTestId('checkout-error');
    }
    const keys = createOrder.mock.calls.map(([, key]) => key);
    expect(keys[1]).toBe(keys[0]);
  });

  it('stays and says so when a saved card is refused', async () => {
    renderCheckout({
      listCards: async () => [card],
      createOrder: async () => build.order({ method: 'CARD', status: 'FAILED', voucher: null }),
    });
    await screen.findByText('Visa ···· 4242');
    fireEvent.press(screen.getByTestId('checkout-submit'));
    expect(await screen.findByTestId('checkout-refused')).toBeOnTheScreen();
  });

  it('asks for a phone where 7-Eleven needs one', async () => {
    renderCheckout({});
    fireEvent.press(await screen.findByTestId('pay-seven_eleven'));
    fireEvent.press(screen.getByTestId('checkout-submit'));
    expect(await screen.findByText('Escribe un celular de 10 números.')).toBeOnTheScreen();
  });
});
