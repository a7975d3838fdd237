import { fireEvent, screen, waitFor } from '@testing-library/react-native';

import { FailureError } from '../../lib/api/failure';
import { renderScreen } from '../../test-support/render-app';
import { LoginScreen } from './LoginScreen';

function type(testID: string, text: string) {
  fireEvent.changeText(screen.getByTestId(testID), text);
}

describe('LoginScreen', () => {
  it('asks for what is missing before it asks the server', async () => {
    renderScreen({ name: 'Login', component: LoginScreen });
    fireEvent.press(screen.getByTestId('login-submit'));
    expect(
      await screen.findByText('Escribe un celular de 10 números o un correo válido.'),
    ).toBeOnTheScreen();
    expect(screen.getByText('Escribe tu contraseña.')).toBeOnTheScreen();
  });

  it('sends a phone number in its international form', async () => {
    const login = jest.fn(() => Promise.reject(new FailureError({ kind: 'offline' })));
    renderScreen({ name: 'Login', component: LoginScreen, api: { login } });
    type('login-identifier', '55 1234 5678');
    type('login-password', 'MiInventario2026');
    fireEvent.press(screen.getByTestId('login-submit'));
    await waitFor(() =>
      expect(login).toHaveBeenCalledWith({
        identifier: '+525512345678',
        password: 'MiInventario2026',
      }),
    );
    expect(await screen.findByText(/No hay conexión a internet/)).toBeOnTheScreen();
  });

  it('says in Spanish that the password is wrong', async () => {
    const refusal = {
      kind: 'rejected',
      code: 'auth.invalid_credentials',
      status: 401,
      title: '',
      detail: null,
    } as const;
    renderScreen({
      name: 'Login',
      component: LoginScreen,
      api: { login: () => Promise.reject(new FailureError(refusal)) },
    });
    type('login-identifier', 'lupita@correo.mx');
    type('login-password', 'equivocada');
    fireEvent.press(screen.getByTestId('login-submit'));
    expect(await screen.findByText(/no coinciden/)).toBeOnTheScreen();
  });
});
