import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshEmail, freshPhone, TestApi, type SignedIn } from '../../../test/support/test-api.js';
import { TestDatabase } from '../../../test/support/test-database.js';

let database: TestDatabase;
let api: TestApi;

beforeAll(async () => {
  database = await TestDatabase.create();
  api = await TestApi.start(database);
});
afterAll(async () => {
  await api?.stop();
  await database?.drop();
});

interface Challenge {
  readonly challengeId: string;
  readonly destination: string;
  readonly channel: string;
}

const PASSWORD = 'tres tigres tristes';

function register(form: object) {
  const body = { name: 'Lupita Pérez', privacyVersion: '2026-01', ...form };
  return api.call<Challenge>('POST', '/auth/register', { body });
}

function verify(challengeId: string, code: string) {
  return api.call<SignedIn & { code: string }>('POST', '/auth/verify-otp', {
    body: { challengeId, code },
  });
}

/** Lets a destination ask for another code now. */
async function skipCooldown(): Promise<void> {
  await database.superuser(`UPDATE auth.otp_codes SET sent_at = sent_at - interval '2 minutes'`);
}

describe('register', () => {
  it('makes the account once the phone is proven, with its consent and its event', async () => {
    const phone = freshPhone();
    const challenge = await register({ phone, password: PASSWORD });
    expect(challenge.status).toBe(202);
    expect(challenge.body).toMatchObject({ channel: 'sms' });
    expect(challenge.text).not.toContain(phone);
    const count = () => database.superuser(`SELECT id FROM auth.users WHERE phone = $1`, [phone]);
    expect(await count()).toHaveLength(0);

    const tokens = await verify(challenge.body.challengeId, await api.codeFor(phone));
    expect(tokens.status).toBe(200);
    expect(tokens.body.user).toMatchObject({ name: 'Lupita Pérez', phone, role: 'USER' });
    expect(await count()).toHaveLength(1);
    const consents = await database.superuser(
      `SELECT document, version FROM auth.consents WHERE user_id = $1`,
      [tokens.body.user.id],
    );
    expect(consents).toEqual([{ document: 'privacy', version: '2026-01' }]);
    const events = await database.superuser(
      `SELECT payload->>'userId' AS id FROM platform.outbox_events WHERE name = 'user.registered'`,
    );
    expect(events).toContainEqual({ id: tokens.body.user.id });

    const me = await api.call('GET', '/users/me', { token: tokens.body.accessToken });
    expect(me.body).toMatchObject({ id: tokens.body.user.id, phone, email: null });
  });

  it('sends somebody who has an account a code to log in, and answers the same', async () => {
    const email = freshEmail();
    const first = await api.registered({ email, name: 'Primera' });
    const again = await register({ email, name: 'Impostora', password: PASSWORD });
    expect(again.status).toBe(202);
    expect(await api.lastMessageTo(email)).toContain('ya tienes cuenta');
    const tokens = await verify(again.body.challengeId, await api.codeFor(email));
    expect(tokens.body.user).toMatchObject({ id: first.user.id, name: 'Primera' });
    const login = { identifier: email, password: PASSWORD };
    expect((await api.call('POST', '/auth/login', { body: login })).status).toBe(401);
  });

  it('names the field at fault', async () => {
    const cases: Array<[object, string]> = [
      [{ phone: '123' }, 'phone'],
      [{ email: 'nadie' }, 'email'],
      [{}, 'phone'],
      [{ phone: freshPhone(), email: freshEmail() }, 'phone'],
      [{ email: freshEmail(), password: '12345678' }, 'password'],
      [{ email: freshEmail(), name: 'x\u0000y' }, 'name'],
      [{ email: freshEmail(), role: 'ADMIN' }, 'role'],
    ];
    for (const [form, field] of cases) {
      const answer = await register(form);
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ code: 'request.invalid', errors: [{ field }] });
    }
  });
});

describe('one-time codes', () => {
  it('are dead after five wrong guesses, the right one included', async () => {
    const email = freshEmail();
    const { body } = await register({ email });
    const code = await api.codeFor(email);
    const wrong = code === '000000' ? '000001' : '000000';
    const guesses = await Promise.all(
      Array.from({ length: 8 }, () => verify(body.challengeId, wrong)),
    );
    expect(guesses.map((guess) => guess.body.code)).toEqual(Array(8).fill('auth.code_invalid'));
    expect((await verify(body.challengeId, code)).status).toBe(400);
  });

  it('work once', async () => {
    const email = freshEmail();
    const { body } = await register({ email });
    const code = await api.codeFor(email);
    expect((await verify(body.challengeId, code)).status).toBe(200);
    expect((await verify(body.challengeId, code)).status).toBe(400);
  });

  it('expire after five minutes', async () => {
    const email = freshEmail();
    const { body } = await register({ email });
    const code = await api.codeFor(email);
    await database.superuser(
      `UPDATE auth.otp_codes SET expires_at = now() - interval '1 second' WHERE id = $1`,
      [body.challengeId],
    );
    expect((await verify(body.challengeId, code)).status).toBe(400);
  });

  it('wait a minute before the next, and void the one before', async () => {
    const email = freshEmail();
    const { body } = await register({ email });
    const first = await api.codeFor(email);
    const resend = { body: { challengeId: body.challengeId } };
    const early = await api.call('POST', '/auth/resend-otp', resend);
    expect(early.status).toBe(429);
    expect(Number(early.headers['retry-after'])).toBeGreaterThan(50);
    await skipCooldown();
    expect((await api.call('POST', '/auth/resend-otp', resend)).status).toBe(202);
    const second = await api.codeFor(email);
    if (second !== first) expect((await verify(body.challengeId, first)).status).toBe(400);
    expect((await verify(body.challengeId, second)).status).toBe(200);
  });

  it('stop after ten in a day', async () => {
    const email = freshEmail();
    for (let index = 0; index < 10; index += 1) {
      expect((await register({ email })).status).toBe(202);
      await skipCooldown();
    }
    expect((await register({ email })).body).toMatchObject({ code: 'auth.code_daily_cap' });
  });

  it('are not in the database in clear', async () => {
    const email = freshEmail();
    await register({ email, password: PASSWORD });
    const code = await api.codeFor(email);
    const [row] = await database.superuser(`SELECT * FROM auth.otp_codes WHERE destination = $1`, [
      email,
    ]);
    expect(JSON.stringify(row)).not.toContain(`"${code}"`);
    expect(JSON.stringify(row)).not.toContain(PASSWORD);
  });
});

describe('login', () => {
  it('takes the password, whatever way the phone is written', async () => {
    const phone = freshPhone();
    const { user } = await api.registered({ phone, password: PASSWORD });
    const spaced = `${phone.slice(3, 5)} ${phone.slice(5, 9)} ${phone.slice(9)}`;
    const body = { identifier: spaced, password: PASSWORD, deviceName: 'Moto G' };
    const answer = await api.call<SignedIn>('POST', '/auth/login', { body });
    expect(answer.status).toBe(200);
    expect(answer.body.user.id).toBe(user.id);
  });

  it('answers the same to a wrong password and to nobody', async () => {
    const email = freshEmail();
    await api.registered({ email, password: PASSWORD });
    const attempt = async (identifier: string) => {
      const body = { identifier, password: 'otra cosa larga' };
      const answer = await api.call('POST', '/auth/login', { body });
      return { status: answer.status, ...answer.body, requestId: null };
    };
    const wrong = await attempt(email);
    expect(wrong.status).toBe(401);
    expect(await attempt(freshEmail())).toEqual(wrong);
    expect(await attempt('no es nada')).toEqual(wrong);
  });

  it('locks an identifier after five wrong passwords, sent one by one or at once', async () => {
    for (const identifier of [freshEmail(), freshEmail()]) {
      const body = { identifier, password: 'no es la buena' };
      const answers = await Promise.all(
        Array.from({ length: 12 }, () => api.call('POST', '/auth/login', { body })),
      );
      const statuses = answers.map((answer) => answer.status);
      expect(statuses.filter((status) => status === 401)).toHaveLength(5);
      expect(statuses.filter((status) => status === 429)).toHaveLength(7);
    }
  });

  it('opens again when the lock is over, and a right password clears the count', async () => {
    const email = freshEmail();
    await api.registered({ email, password: PASSWORD });
    const login = (password: string) =>
      api.call('POST', '/auth/login', { body: { identifier: email, password } });
    for (let index = 0; index < 5; index += 1) await login('no es la buena');
    expect((await login(PASSWORD)).body).toMatchObject({ code: 'auth.locked' });
    await database.superuser(
      `UPDATE auth.login_attempts SET created_at = created_at - interval '31 seconds'
        WHERE identifier = $1`,
      [email],
    );
    expect((await login(PASSWORD)).status).toBe(200);
    expect((await login('no es la buena')).status).toBe(401);
  });

  it('sends a code to a member, and pretends to for anybody else', async () => {
    const email = freshEmail();
    const { user } = await api.registered({ email });
    const request = (identifier: string) =>
      api.call<Challenge>('POST', '/auth/login/otp/request', { body: { identifier } });
    const known = await request(email);
    const prove = (challengeId: string, code: string) =>
      api.call<SignedIn>('POST', '/auth/login/otp/verify', { body: { challengeId, code } });
    const tokens = await prove(known.body.challengeId, await api.codeFor(email));
    expect(tokens.body.user.id).toBe(user.id);

    const stranger = freshEmail();
    const unknown = await request(stranger);
    expect(unknown.status).toBe(known.status);
    expect(Object.keys(unknown.body)).toEqual(Object.keys(known.body));
    expect(await api.lastMessageTo(stranger)).toBeUndefined();
    expect((await prove(unknown.body.challengeId, '123456')).status).toBe(400);
  });

  it('does not take a code of register for one of login', async () => {
    const email = freshEmail();
    const { body } = await register({ email });
    const proof = { challengeId: body.challengeId, code: await api.codeFor(email) };
    expect((await api.call('POST', '/auth/login/otp/verify', { body: proof })).status).toBe(400);
  });
});
