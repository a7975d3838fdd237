import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditOf, tokenOf } from '../../../../test/support/staff.js';
import { freshEmail, TestApi } from '../../../../test/support/test-api.js';
import { TestDatabase } from '../../../../test/support/test-database.js';
import type { UserId } from '../../../platform/database/actor.js';
import { StaffAppointment } from '../staff-appointment.js';
import { codeOf, stepOf } from './totp.js';

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

const PASSWORD = 'tres tigres tristes';
const A_STAFF_ROUTE = '/admin/api-keys';

interface Person {
  readonly id: UserId;
  readonly email: string;
  readonly token: string;
}

async function logIn(email: string): Promise<{ accessToken: string; refreshToken: string }> {
  const body = { identifier: email, password: PASSWORD };
  return (
    await api.call<{ accessToken: string; refreshToken: string }>('POST', '/auth/login', { body })
  ).body;
}

/** Somebody of the staff who has logged in by password alone. */
async function appointed(): Promise<Person> {
  const email = freshEmail();
  const { user } = await api.registered({ email, password: PASSWORD });
  await api.app.get(StaffAppointment).appoint({ kind: 'email', value: email });
  return { id: user.id as UserId, email, token: (await logIn(email)).accessToken };
}

const post = (token: string, path: string, body: object = {}) =>
  api.call('POST', `/auth/second-factor${path}`, { token, body });

/** The code that the app shows, some steps from now. */
function shown(secret: string, steps = 0): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  const key = Buffer.from(bytes.map((byte) => parseInt(byte, 2)));
  return codeOf(key, stepOf(new Date()) + steps);
}

async function enrolled(person: Person): Promise<{ secret: string; recoveryCodes: string[] }> {
  const secret = String((await post(person.token, '/enrolment')).body['secret']);
  const answer = await post(person.token, '/enrolment/confirm', { code: shown(secret, -1) });
  expect(answer.status).toBe(200);
  return { secret, recoveryCodes: answer.body['recoveryCodes'] as string[] };
}

const statusOf = async (token: string): Promise<string> => {
  const { status, body } = await api.call('GET', A_STAFF_ROUTE, { token });
  return status === 200 ? '200' : `${status} ${String(body['code'])}`;
};

describe('the second factor of staff', () => {
  it('is enrolled at the first login, and asked for at each later one', async () => {
    const person = await appointed();
    expect(await statusOf(person.token)).toBe('403 auth.second_factor_required');
    const { secret, recoveryCodes } = await enrolled(person);
    expect(recoveryCodes).toHaveLength(10);
    expect(await statusOf(person.token)).toBe('200');

    const later = (await logIn(person.email)).accessToken;
    expect(await statusOf(later)).toBe('403 auth.second_factor_required');
    expect((await post(later, '/verify', { code: shown(secret) })).status).toBe(204);
    expect(await statusOf(later)).toBe('200');
    const state = await api.call('GET', '/auth/second-factor', { token: later });
    expect(state.body).toEqual({ isEnrolled: true, isVerified: true, recoveryCodesLeft: 10 });
    const acts = (await auditOf(database, person.id)).map(({ action }) => action);
    expect(acts).toEqual(
      expect.arrayContaining(['second_factor.enrolled', 'second_factor.verified']),
    );
  });

  it('takes a code once, in whatever session', async () => {
    const person = await appointed();
    const { secret } = await enrolled(person);
    const [one, two] = [await logIn(person.email), await logIn(person.email)];
    const code = shown(secret);
    expect((await post(one.accessToken, '/verify', { code })).status).toBe(204);
    const replay = await post(two.accessToken, '/verify', { code });
    expect(replay.body['code']).toBe('auth.second_factor_invalid');
    expect(await statusOf(two.accessToken)).toBe('403 auth.second_factor_required');
  });

  it('cannot be replaced by who knows the password alone', async () => {
    const person = await appointed();
    await enrolled(person);
    const thief = (await logIn(person.email)).accessToken;
    const refused = await post(thief, '/enrolment');
    expect(refused.body['code']).toBe('auth.second_factor_required');
    expect((await post(person.token, '/enrolment')).status).toBe(200);
    const pending = await post(thief, '/enrolment/confirm', { code: '123456' });
    expect(pending.body['code']).toBe('auth.second_factor_required');
  });

  it('has recovery codes, each for one use, kept as hashes alone', async () => {
    const person = await appointed();
    const { recoveryCodes } = await enrolled(person);
    const code = recoveryCodes[0]!.toUpperCase().replaceAll('-', ' ');
    const [one, two] = [await logIn(person.email), await logIn(person.email)];
    expect((await post(one.accessToken, '/verify', { code })).status).toBe(204);
    expect((await post(two.accessToken, '/verify', { code })).status).toBe(400);
    const rows = await database.superuser(
      `SELECT to_jsonb(c)::text || to_jsonb(f)::text AS text FROM auth.recovery_codes c
         JOIN auth.second_factors f USING (user_id) WHERE user_id = $1`,
      [person.id],
    );
    const stored = JSON.stringify(rows);
    for (const each of recoveryCodes) expect(stored).not.toContain(each);

    const renewed = await post(one.accessToken, '/recovery-codes');
    expect(renewed.body['recoveryCodes']).toHaveLength(10);
    const old = await post(two.accessToken, '/verify', { code: recoveryCodes[1] });
    expect(old.status).toBe(400);
  });

  it('locks after five wrong codes, for the right one too', async () => {
    const person = await appointed();
    const { secret } = await enrolled(person);
    const { accessToken } = await logIn(person.email);
    for (let guess = 0; guess < 5; guess += 1) {
      expect((await post(accessToken, '/verify', { code: '000000' })).status).toBe(400);
    }
    const locked = await post(accessToken, '/verify', { code: shown(secret) });
    expect(locked.body['code']).toBe('auth.second_factor_locked');
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(30);
  });

  it('keeps the secret sealed', async () => {
    const person = await appointed();
    const { secret } = await enrolled(person);
    const [row] = await database.superuser<{ sealed_secret: Buffer }>(
      `SELECT sealed_secret FROM auth.second_factors WHERE user_id = $1`,
      [person.id],
    );
    expect(row!.sealed_secret.toString('latin1')).not.toContain(secret);
    expect(row!.sealed_secret.length).toBe(20 + 12 + 16);
  });

  it('opens the rooms for eight hours, and staff are logged out after an hour of rest', async () => {
    const person = await appointed();
    await enrolled(person);
    await database.superuser(
      `UPDATE auth.sessions SET second_factor_at = now() - interval '8 hours 1 minute'
        WHERE user_id = $1`,
      [person.id],
    );
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    expect(await statusOf(person.token)).toBe('403 auth.second_factor_required');
    const [{ seconds }] = (await database.superuser<{ seconds: number }>(
      `SELECT extract(epoch FROM max(expires_at) - now())::int AS seconds
         FROM auth.refresh_tokens JOIN auth.sessions s ON s.id = session_id
        WHERE s.user_id = $1 AND s.created_at > now() - interval '1 hour'`,
      [person.id],
    )) as [{ seconds: number }];
    // The session from before the appointment was a customer's.
    expect(seconds).toBeGreaterThan(3_600);
    const { refreshToken } = await logIn(person.email);
    const answer = await api.call('POST', '/auth/refresh', { body: { refreshToken } });
    const lives = new Date(String(answer.body['refreshTokenExpiresAt'])).getTime() - Date.now();
    expect(lives).toBeLessThanOrEqual(3_600_000);
  });

  it('is nothing to a customer', async () => {
    const { accessToken } = await api.registered();
    expect((await post(accessToken, '/enrolment')).status).toBe(404);
    const forged = await tokenOf(
      database,
      api,
      (await api.registered()).user.id as UserId,
      'ADMIN',
    );
    expect(await statusOf(forged)).toBe('404 resource.not_found');
  });
});
