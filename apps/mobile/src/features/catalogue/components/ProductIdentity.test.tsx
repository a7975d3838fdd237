import { fireEvent, screen, waitFor } from '@testing-library/react-native';

import { FailureError } from '../../../lib/api/failure';
import { pickPhoto } from '../../../lib/photos/pick-photo';
import { build } from '../../../test-support/build';
import { renderScreen } from '../../../test-support/render-app';
import { ProductActs } from './ProductActs';

jest.mock('../../../lib/photos/pick-photo', () => ({ pickPhoto: jest.fn() }));

const photo = { uri: 'file:///foto.jpg', name: 'foto.jpg', type: 'image/jpeg' };
const known = [
  { id: 'alias-1', alias: 'Coca familiar', source: 'MANUAL' },
  { id: 'alias-2', alias: 'Coca 600', source: 'CORRECTION' },
];

const renderActs = (
  calls: object,
  over: Parameters<typeof build.product>[0] = {},
  scopes?: Parameters<typeof build.store>[0],
) => {
  const product = build.product({ id: 'product-1', name: 'Refresco de cola', ...over });
  const Acts = () => <ProductActs store={build.store(scopes)} product={product} />;
  return renderScreen({ name: 'Product', component: Acts, others: ['ProductHistory'], calls });
};

describe('the other names of a product', () => {
  it('lists them with where they come from, takes one more and asks for the list anew', async () => {
    const listAliases = jest.fn(async () => ({ items: known }));
    const addAlias = jest.fn(async () => known[0]);
    renderActs({ listAliases, addAlias });
    fireEvent.press(await screen.findByTestId('product-aliases'));
    expect(await screen.findByTestId('alias-0')).toHaveTextContent(/Coca familiar.*escribieron/);
    expect(screen.getByTestId('alias-1')).toHaveTextContent(/Coca 600.*corrección/);
    fireEvent.changeText(screen.getByTestId('alias-new'), '  La negra ');
    fireEvent.press(screen.getByTestId('alias-add'));
    await waitFor(() => expect(addAlias).toHaveBeenCalledWith('store-1', 'product-1', 'La negra'));
    await waitFor(() => expect(listAliases).toHaveBeenCalledTimes(2));
    expect(screen.getByTestId('alias-new').props.value).toBe('');
  });

  it('removes the one that was pointed at', async () => {
    const removeAlias = jest.fn(async () => undefined);
    renderActs({ listAliases: async () => ({ items: known }), removeAlias });
    fireEvent.press(await screen.findByTestId('product-aliases'));
    fireEvent.press(await screen.findByTestId('alias-remove-1'));
    await waitFor(() =>
      expect(removeAlias).toHaveBeenCalledWith('store-1', 'product-1', 'alias-2'),
    );
  });

  it('says that another product has the name, and keeps what was typed', async () => {
    const refusal = {
      kind: 'rejected',
      code: 'products.alias_taken',
      status: 409,
      title: 'Ese nombre ya está en uso',
      detail: 'Otro producto se llama así.',
    } as const;
    renderActs({
      listAliases: async () => ({ items: [] }),
      addAlias: () => Promise.reject(new FailureError(refusal)),
    });
    fireEvent.press(await screen.findByTestId('product-aliases'));
    expect(await screen.findByTestId('aliases-none')).toBeOnTheScreen();
    fireEvent.changeText(screen.getByTestId('alias-new'), 'Coca');
    fireEvent.press(screen.getByTestId('alias-add'));
    expect(await screen.findByTestId('alias-error')).toHaveTextContent(/se llama así/);
    expect(screen.getByTestId('alias-new').props.value).toBe('Coca');
  });
});

describe('the picture of a product', () => {
  it('is set to the one that was chosen', async () => {
    jest.mocked(pickPhoto).mockResolvedValue(photo);
    const setProductPhoto = jest.fn(async () => build.product({ hasOwnPhoto: true }));
    renderActs({ setProductPhoto }, { photoUrl: 'http://files.test/reference.jpg' });
    fireEvent.press(await screen.findByTestId('product-picture'));
    expect(await screen.findByTestId('picture-borrowed')).toHaveTextContent(/reconocimiento/);
    expect(screen.queryByTestId('picture-remove')).toBeNull();
    fireEvent.press(screen.getByTestId('picture-choose'));
    await waitFor(() =>
      expect(setProductPhoto).toHaveBeenCalledWith('store-1', 'product-1', photo),
    );
  });

  it('stays as it is when nothing was chosen', async () => {
    jest.mocked(pickPhoto).mockResolvedValue(null);
    const setProductPhoto = jest.fn();
    renderActs({ setProductPhoto });
    fireEvent.press(await screen.findByTestId('product-picture'));
    fireEvent.press(await screen.findByTestId('picture-choose'));
    await waitFor(() => expect(pickPhoto).toHaveBeenCalled());
    expect(setProductPhoto).not.toHaveBeenCalled();
  });

  it('is removed when it is the product’s own', async () => {
    const removeProductPhoto = jest.fn(async () => build.product());
    renderActs(
      { removeProductPhoto },
      { photoUrl: 'http://files.test/own.jpg', hasOwnPhoto: true },
    );
    fireEvent.press(await screen.findByTestId('product-picture'));
    fireEvent.press(await screen.findByTestId('picture-remove'));
    await waitFor(() => expect(removeProductPhoto).toHaveBeenCalledWith('store-1', 'product-1'));
  });
});

it('offers neither to who may not change the catalogue', async () => {
  renderActs({}, {}, { scopes: ['inventory:read'], role: 'OPERATOR' });
  expect(await screen.findByTestId('product-history')).toBeOnTheScreen();
  expect(screen.queryByTestId('product-aliases')).toBeNull();
  expect(screen.queryByTestId('product-picture')).toBeNull();
});
