import { TOKENS, tokenStoreContract } from './token-store.contract';
import { createTokenStore } from './token-store.web';

function browser(): Map<string, string> {
  const kept = new Map<string, string>();
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  };
  Object.assign(globalThis, { window: Object.assign(globalThis.window ?? {}, { localStorage }) });
  return kept;
}

tokenStoreContract('a browser', () => {
  browser();
  return { start: createTokenStore };
});

describe('the token store of a browser', () => {
  it('writes no secret anywhere that a script could read it', async () => {
    const kept = browser();
    await createTokenStore().write(TOKENS);
    expect(JSON.stringify([...kept])).not.toContain('secreto');
  });

  it('knows after a reload that there is a session, and asks for a token', async () => {
    browser();
    await createTokenStore().write(TOKENS);
    const reloaded = await createTokenStore().read();
    expect(reloaded).toMatchObject({ accessToken: '', refreshToken: null });
    expect(Date.parse(reloaded!.accessTokenExpiresAt)).toBe(0);
  });

  it('sees that another window signed out', async () => {
    browser();
    const [here, there] = [createTokenStore(), createTokenStore()];
    await here.write(TOKENS);
    await there.clear();
    expect(await here.read()).toBeNull();
  });
});
