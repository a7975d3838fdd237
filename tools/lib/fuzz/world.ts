import { waitFor } from '@miinventario/devkit';

/** A person with a store and a few things in it, through the public API alone. */
export interface FuzzWorld {
  readonly token: string;
  /** Real ids by the name of their parameter. */
  readonly ids: Readonly<Record<string, string>>;
}

interface Mail {
  readonly code: string | null;
}

async function send<T>(api: string, path: string, body: object, token?: string): Promise<T> {
  const answer = await fetch(`${api}/api/v1${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

let counter = 0;

export async function makeWorld(api: string): Promise<FuzzWorld> {
  counter += 1;
  const email = `fuzz-${Date.now()}-${counter}@example.mx`;
  const form = { email, name: 'Fuzz', privacyVersion: '2026-01', password: 'tres tigres tristes' };
  const { challengeId } = await send<{ challengeId: string }>(api, '/auth/register', form);
  const code = await waitFor(
    async () => {
      const mails = await fetch(`${api}/dev/mailbox.json?to=${encodeURIComponent(email)}`);
      return ((await mails.json()) as Mail[])[0]?.code ?? undefined;
    },
    { timeoutMs: 15_000, intervalMs: 50, what: 'the code' },
  );
  const proof = { challengeId, code };
  const { accessToken: token, user } = await send<{ accessToken: string; user: { id: string } }>(
    api,
    '/auth/verify-otp',
    proof,
  );
  const make = async (path: string, body: object): Promise<string> =>
    (await send<{ id: string }>(api, path, body, token)).id;
  const storeId = await make('/stores', { name: 'Fuzz', giro: 'abarrotes' });
  const store = `/stores/${storeId}`;
  const productId = await make(`${store}/products`, { name: 'Refresco' });
  const sessionId = await make(`${store}/sessions`, {});
  const invitationId = await make(`${store}/invitations`, { scopes: [] });
  const ids = { storeId, productId, sessionId, invitationId, userId: user.id };
  return { token, ids };
}
