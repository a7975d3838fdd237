import { FailureError } from '../api/failure';
import { createMemoryTokenStore } from '../../test-support/memory-token-store';
import { TokenKeeper } from './token-keeper';
import type { StoredTokens } from './token-store.port';

const NOW = Date.parse('2026-11-25T16:00:00Z');

function tokens(name: string, expiresInMs = 900_000): StoredTokens {
  return {
    accessToken: `access-${name}`,
    accessTokenExpiresAt: new Date(NOW + expiresInMs).toISOString(),
    refreshToken: `refresh-${name}`,
  };
}

function keeperOver(store = createMemoryTokenStore(tokens('old', -1)), refresh = jest.fn()) {
  const onSignedOut = jest.fn();
  const keeper = new TokenKeeper({ store, refresh, onSignedOut, now: () => NOW });
  return { keeper, refresh, onSignedOut, store };
}

describe('TokenKeeper', () => {
  it('spends the refresh token once for many calls at once', async () => {
    const { keeper, refresh } = keeperOver();
    refresh.mockResolvedValue(tokens('new'));
    const answers = await Promise.all(Array.from({ length: 12 }, () => keeper.getAccessToken()));
    expect(new Set(answers)).toEqual(new Set(['access-new']));
    expect(refresh).toHaveBeenCalledTimes(1);
    expect(refresh).toHaveBeenCalledWith('refresh-old');
  });

  it('takes the token that another window has renewed meanwhile', async () => {
    const { keeper, refresh, store } = keeperOver();
    await keeper.getRefreshToken();
    await store.write(tokens('other'));
    expect(await keeper.renew('access-old')).toBe('access-other');
    expect(refresh).not.toHaveBeenCalled();
  });

  it('ends the session when the server refuses the refresh token', async () => {
    const { keeper, refresh, onSignedOut, store } = keeperOver();
    refresh.mockRejectedValue(
      new FailureError({
        kind: 'rejected',
        code: 'auth.reused',
        status: 401,
        title: '',
        detail: null,
      }),
    );
    expect(await keeper.getAccessToken()).toBeNull();
    expect(onSignedOut).toHaveBeenCalledTimes(1);
    expect(await store.read()).toBeNull();
  });

  it('keeps the session when the server is only out of reach', async () => {
    const { keeper, refresh, onSignedOut, store } = keeperOver();
    refresh.mockRejectedValue(new FailureError({ kind: 'offline' }));
    await expect(keeper.getAccessToken()).rejects.toBeInstanceOf(FailureError);
    expect(onSignedOut).not.toHaveBeenCalled();
    expect(await store.read()).not.toBeNull();
  });

  it('does not renew a token that is still good', async () => {
    const { keeper, refresh } = keeperOver(createMemoryTokenStore(tokens('good')));
    expect(await keeper.getAccessToken()).toBe('access-good');
    expect(refresh).not.toHaveBeenCalled();
  });
});
