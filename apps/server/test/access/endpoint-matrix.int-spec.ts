import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AccessTokens } from '../../src/modules/auth/access-tokens.js';
import { STORE_SCOPES, type StoreScope, type UserId } from '../../src/platform/database/actor.js';
import { newId } from '../../src/platform/database/ids.js';
import { encodeCursor } from '../../src/platform/http/cursor.js';
import { given } from '../support/builders.js';
import { TestApi, type Answer } from '../support/test-api.js';
import { TestDatabase } from '../support/test-database.js';
import type { Expectation } from './expectation.js';
import { expectations } from './expectations.js';
import { ForeignRows } from './foreign-rows.js';
import { fillPath, readOperations, type Operation } from './operations.js';

let database: TestDatabase;
let api: TestApi;
let foreign: ForeignRows;
let operations: Operation[];

beforeAll(async () => {
  database = await TestDatabase.create();
  api = await TestApi.start(database);
  foreign = await ForeignRows.insert(database);
  operations = readOperations(api.app);
});
afterAll(async () => {
  await api?.stop();
  await database?.drop();
});

const FORM_BOUNDARY = 'limite';
const FORM =
  `--${FORM_BOUNDARY}\r\nContent-Disposition: form-data; name="photo"; filename="a.png"\r\n` +
  `Content-Type: image/png\r\n\r\nx\r\n--${FORM_BOUNDARY}--\r\n`;

/** An access token of a session of the person's own. */
async function tokenOf(userId: UserId, role: 'USER' | 'ADMIN' = 'USER'): Promise<string> {
  const sessionId = newId();
  await database.superuser(`INSERT INTO auth.sessions (id, user_id) VALUES ($1, $2)`, [
    sessionId,
    userId,
  ]);
  return (await api.app.get(AccessTokens).sign({ userId, role, sessionId })).token;
}

function call(
  operation: Operation,
  values: Readonly<Record<string, string>>,
  token: string | undefined,
): Promise<Answer> {
  const expectation = expectations[operation.key];
  const path = fillPath(operation, values);
  const isForm = expectation !== undefined && 'form' in expectation;
  const given = expectation !== undefined && 'body' in expectation ? expectation.body : undefined;
  const plain = operation.method === 'GET' ? undefined : (given ?? {});
  return api.call(operation.method, path, {
    token,
    body: isForm ? FORM : plain,
    ...(isForm
      ? { headers: { 'content-type': `multipart/form-data; boundary=${FORM_BOUNDARY}` } }
      : {}),
  });
}

/** Ids of things that do not exist, for every parameter but the store. */
function absentIds(operation: Operation, storeId: string): Record<string, string> {
  const ids = operation.params.map((name) => [name, name === 'storeId' ? storeId : newId()]);
  return Object.fromEntries(ids) as Record<string, string>;
}

function foreignIds(operation: Operation, storeId: string): Record<string, string> {
  const ids = operation.params.map((name) => [
    name,
    name === 'storeId' ? storeId : foreign.idOf(operation, name),
  ]);
  return Object.fromEntries(ids) as Record<string, string>;
}

function listed(who: Expectation['who']): Operation[] {
  return operations.filter(({ key }) => expectations[key]?.who === who);
}

const isOwnThing = ({ params }: Operation): boolean => params.some((name) => name !== 'storeId');
/** An answer without what differs in every request. */
const visible = ({ status, body, text }: Answer): object => ({
  status,
  body: { ...body, requestId: undefined },
  text: Object.keys(body).length > 0 ? '' : text.replaceAll(/[0-9a-f-]{36}/g, 'ID'),
});

/** "Not there"; nothing to remove; or not possible here at all, which is said before anything is
 * looked for. */
function isAbsence({ status, body }: Answer): boolean {
  return status === 404 || status === 204 || body['code'] === 'payments.not_configured';
}

describe('the matrix of endpoints', () => {
  it('names every endpoint of the document, and no other', () => {
    const known = new Set(operations.map(({ key }) => key));
    expect([...known].filter((key) => !(key in expectations))).toEqual([]);
    expect(Object.keys(expectations).filter((key) => !known.has(key))).toEqual([]);
  });

  it('asks everybody for a valid token, but where anybody may call', async () => {
    const store = await given.store(database);
    const expired = await api.app
      .get(AccessTokens)
      .sign(
        { userId: store.ownerId, role: 'USER', sessionId: newId() },
        new Date(Date.now() - 3_600_000),
      );
    const valid = await tokenOf(store.ownerId);
    const bad = [undefined, 'x.y.z', expired.token, `${valid.slice(0, -6)}AAAAAA`];
    const wrong: string[] = [];
    for (const who of ['person', 'staff', 'member', 'service'] as const) {
      for (const operation of listed(who)) {
        for (const token of bad) {
          const { status, body } = await call(operation, absentIds(operation, store.id), token);
          if (status !== 401 || body['code'] !== 'auth.unauthenticated') {
            wrong.push(`${operation.key}: ${status}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('hides every store from whoever does not work in it', async () => {
    const { id: storeId } = await given.store(database);
    const stranger = await tokenOf((await given.user(database)).id);
    const wrong: string[] = [];
    for (const operation of listed('member')) {
      const real = await call(operation, absentIds(operation, storeId), stranger);
      const absent = await call(operation, absentIds(operation, newId()), stranger);
      if (real.status !== 404) wrong.push(`${operation.key}: ${real.status}`);
      expect(visible(real), operation.key).toEqual(visible(absent));
    }
    expect(wrong).toEqual([]);
  });

  it('asks members for each scope, and for no other', async () => {
    const wrong: string[] = [];
    for (const operation of listed('member')) {
      const expectation = expectations[operation.key];
      if (expectation?.who !== 'member') continue;
      const { scopes, ownerOnly } = expectation;
      const statusWith = async (held: readonly StoreScope[]): Promise<string> => {
        const store = await given.store(database);
        const { userId } = await given.member(database, { storeId: store.id, scopes: held });
        const ids = absentIds(operation, store.id);
        const { status, body } = await call(operation, ids, await tokenOf(userId));
        return `${status} ${String(body['code'])}`;
      };
      for (const scope of scopes) {
        const others = STORE_SCOPES.filter((other) => other !== scope);
        const without = await statusWith(others);
        if (without !== '403 stores.scope_missing') wrong.push(`${operation.key}: ${without}`);
      }
      const exact = await statusWith(scopes);
      const isRefused = exact.startsWith('401') || exact.includes('scope_missing');
      const isOwnerRefusal = exact.startsWith('403');
      // A body that is not complete is refused before the owner is asked for.
      const isHidden = ownerOnly === true && exact.startsWith('400');
      if (isRefused || (isOwnerRefusal !== (ownerOnly === true) && !isHidden)) {
        wrong.push(`${operation.key} with ${scopes.join()}: ${exact}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('lets the owner do everything in their store, and a person everything that is theirs', async () => {
    const wrong: string[] = [];
    for (const operation of [...listed('member'), ...listed('person')]) {
      const expectation = expectations[operation.key];
      if (expectation && 'stream' in expectation) continue;
      const store = await given.store(database);
      const token = await tokenOf(store.ownerId);
      const { status } = await call(operation, absentIds(operation, store.id), token);
      const isRefused = status === 401 || status === 403 || status >= 500;
      if (isRefused && status !== 503) wrong.push(`${operation.key}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('answers the same for a thing of somebody else as for one that is not there', async () => {
    const before = await foreign.fingerprint();
    const wrong: string[] = [];
    for (const operation of [...listed('member'), ...listed('person')].filter(isOwnThing)) {
      const store = await given.store(database);
      const token = await tokenOf(store.ownerId);
      const theirs = await call(operation, foreignIds(operation, store.id), token);
      const absent = await call(operation, absentIds(operation, store.id), token);
      if (!isAbsence(theirs)) {
        wrong.push(`${operation.key}: ${theirs.status} ${theirs.text.slice(0, 200)}`);
      }
      expect(visible(theirs), operation.key).toEqual(visible(absent));
    }
    expect(wrong).toEqual([]);
    expect(await foreign.fingerprint()).toBe(before);
  });

  it('keeps the rooms of staff out of sight of everybody else', async () => {
    const user = await given.user(database);
    const token = await tokenOf(user.id);
    for (const operation of listed('staff')) {
      const real = await call(operation, foreignIds(operation, newId()), token);
      expect(real.status, operation.key).toBe(404);
      expect(real.body).toMatchObject({ code: 'resource.not_found' });
    }
    const forged = await tokenOf(user.id, 'ADMIN');
    for (const operation of listed('staff')) {
      const answer = await call(operation, foreignIds(operation, newId()), forged);
      expect(answer.status, `${operation.key} with a role the database does not know`).toBe(404);
    }
  });

  it('opens the rooms of staff only after the second factor', async () => {
    const { id } = await given.user(database, { role: 'ADMIN' });
    const token = await tokenOf(id, 'ADMIN');
    const open: string[] = [];
    for (const operation of listed('staff')) {
      const { status, body } = await call(operation, absentIds(operation, newId()), token);
      const isShut = status === 403 && body['code'] === 'auth.second_factor_required';
      if (!isShut) open.push(operation.key);
    }
    // The way to the second factor itself, and nothing else.
    expect(open).toEqual([
      'GET /auth/second-factor',
      'POST /auth/second-factor/enrolment',
      'POST /auth/second-factor/enrolment/confirm',
      'POST /auth/second-factor/verify',
    ]);
  });

  it('shows nothing of another tenant in any list, whatever page is asked for', async () => {
    const store = await given.store(database);
    const token = await tokenOf(store.ownerId);
    const secrets = foreign.secrets();
    const leaks: string[] = [];
    const unread: string[] = [];
    for (const operation of operations) {
      const expectation = expectations[operation.key];
      if (operation.method !== 'GET' || isOwnThing(operation)) continue;
      if (expectation?.who === 'anybody' || expectation?.who === 'service') continue;
      if (expectation?.who === 'staff' || (expectation && 'stream' in expectation)) continue;
      const path = fillPath(operation, { storeId: store.id });
      const cursors = operation.hasCursor ? secrets.slice(0, 3).flatMap(pagesAfter) : [];
      const readable = new Set<string>();
      for (const query of ['', '?limit=100', ...cursors]) {
        const { status, text } = await api.call('GET', `${path}${query}`, { token });
        if (status === 200) readable.add(query);
        if (status >= 500) leaks.push(`${operation.key}${query}: ${status}`);
        for (const secret of secrets) if (text.includes(secret)) leaks.push(operation.key);
      }
      const isTried = cursors.length === 0 || cursors.some((cursor) => readable.has(cursor));
      if (!isTried && !isOwnThing(operation)) unread.push(operation.key);
    }
    expect([...new Set(leaks)]).toEqual([]);
    // A list that takes none of the cursors has not been tried at all.
    expect(unread).toEqual([]);
  });
});

/** Places beside the other tenant's row, in every order that a list of ours may have. */
function pagesAfter(id: string): string[] {
  const keys = ['', id, '2999-01-01T00:00:00.000Z', '1999-01-01T00:00:00.000Z', 'valor', '999999'];
  return keys.map((key) => `?cursor=${encodeURIComponent(encodeCursor({ key, id }))}`);
}
