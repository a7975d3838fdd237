import * as Stripe from '@stripe/stripe-react-native';
import { fireEvent, screen } from '@testing-library/react-native';

import { build } from '../../test-support/build';
import { renderScreen } from '../../test-support/render-app';
import { CardPaymentScreen } from './CardPaymentScreen';

const open = build.order({ method: 'CARD', status: 'PENDING', voucher: null });

function renderCard(getOrder: () => Promise<typeof open>) {
  renderScreen({
    name: 'CardPayment',
    component: CardPaymentScreen,
    params: { orderId: 'order-1' },
    calls: {
      getOrder,
      getOrderAction: async () => ({ clientSecret: 'pi_secret', publishableKey: 'pk_test' }),
    },
  });
}

describe('CardPaymentScreen', () => {
  it('opens the sheet for this payment and tells that the bank is at work', async () => {
    renderCard(async () => open);
    expect(await screen.findByText('Pagar $129.00')).toBeOnTheScreen();
    await screen.findByRole('button', { name: 'Pagar $129.00', disabled: false });
    fireEvent.press(screen.getByTestId('card-pay'));
    expect(await screen.findByTestId('card-processing')).toBeOnTheScreen();
    expect(Stripe.initPaymentSheet).toHaveBeenCalledWith(
      expect.objectContaining({ paymentIntentClientSecret: 'pi_secret' }),
    );
  });

  it('says why the bank refused and lets the person try again', async () => {
    jest.mocked(Stripe.presentPaymentSheet).mockResolvedValueOnce({
      error: { code: 'Failed', message: 'declined', localizedMessage: 'Fondos insuficientes.' },
    } as never);
    renderCard(async () => open);
    await screen.findByRole('button', { name: 'Pagar $129.00', disabled: false });
    fireEvent.press(screen.getByTestId('card-pay'));
    expect(await screen.findByText('Fondos insuficientes.')).toBeOnTheScreen();
    expect(screen.getByTestId('card-pay')).toBeOnTheScreen();
  });

  it('says that the form cannot be opened and offers to try again', async () => {
    jest.mocked(Stripe.initPaymentSheet).mockRejectedValueOnce(new Error('no network'));
    renderCard(async () => open);
    expect(await screen.findByTestId('card-unavailable')).toBeOnTheScreen();
    fireEvent.press(screen.getByTestId('card-retry'));
    expect(await screen.findByTestId('card-pay')).toBeOnTheScreen();
  });

  it('celebrates a payment that has come', async () => {
    renderCard(async () => build.order({ method: 'CARD', status: 'PAID', voucher: null }));
    expect(await screen.findByTestId('payment-credited')).toHaveTextContent(/30 créditos más/);
  });
});
