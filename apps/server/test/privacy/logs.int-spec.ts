import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MessageCourier } from '../../src/modules/auth/message-courier.js';
import { log } from '../../src/platform/telemetry/logger.js';
import { CapturedLog } from '../support/captured-log.js';
import { BASIC, PaymentWorld } from '../support/payment-world.js';
import { TestApi } from '../support/test-api.js';

const PERSON = {
  name: 'Xóchitl Citlalmina',
  phone: '+525531415926',
  email: 'xochitl@citlalmina.example',
  invited: 'invitada@citlalmina.example',
  password: 'tres tigres tristes y un gato',
};

let world: PaymentWorld;
let api: TestApi;
let captured: CapturedLog;

beforeAll(async () => {
  world = await PaymentWorld.open();
  api = await TestApi.start(world.database, world.env);
  captured = new CapturedLog();
  captured.listen();
});
afterAll(async () => {
  captured?.close();
  await api?.stop();
  await world?.close();
});

/** Every secret that the flows below gave out, to be looked for in the log. */
async function liveALittle(): Promise<string[]> {
  const { name, phone, email, invited, password } = PERSON;
  const post = <Body>(path: string, body: object, token?: string) =>
    api.call<Body>('POST', path, { body, token });
  const person = await api.registered({ phone, name, password });
  const code = await api.codeFor(phone);
  const token = person.accessToken;
  await post('/auth/verify-otp', { challengeId: crypto.randomUUID(), code });
  for (let guess = 0; guess < 6; guess += 1) {
    await post('/auth/login', { identifier: phone, password: `${password} ${guess}` });
  }
  await post('/auth/login', { identifier: email, password });
  await post('/auth/password/forgot', { identifier: phone });
  await post('/auth/refresh', { refreshToken: person.refreshToken });
  await post('/auth/refresh', { refreshToken: `${person.refreshToken.slice(0, -2)}xx` });
  await api.call('PATCH', '/users/me', { token, body: { name: `${name} Segunda` } });
  const store = await post<{ id: string }>('/stores', { name: 'La Luna', giro: 'otro' }, token);
  const invitations = `/stores/${store.body.id}/invitations`;
  await post(invitations, { email: invited, scopes: [] }, token);
  const link = await post<{ link: string }>(invitations, { scopes: [] }, token);
  await post('/invitations/preview', { token: link.body.link.split('=').at(-1) });
  const payer = { name, email, phone: phone.slice(3) };
  await post('/payments/orders', { packageId: BASIC, method: 'OXXO', payer }, token);
  await post('/payments/orders', { packageId: BASIC, method: 'SEVEN_ELEVEN', payer }, token);
  await api.call('GET', `/users/${email}?phone=${phone}`, { token });
  await api.call('POST', '/auth/login', {
    body: `{"identifier":"${email}","password":"${password}"`,
    headers: { 'content-type': 'application/json' },
  });
  await world.settle();
  return [person.accessToken, person.refreshToken, code, link.body.link];
}

describe('the log', () => {
  it('holds no name, phone, e-mail, password, code or token, whatever happens', async () => {
    const secrets = await liveALittle();
    log.warn({ err: new Error(`no route to ${PERSON.email}`) }, 'the log is listened to');
    const { text } = captured;
    expect(text).toContain('the log is listened to');
    const wanted = [...Object.values(PERSON), PERSON.phone.slice(3), ...secrets];
    expect(wanted.filter((word) => text.includes(word))).toEqual([]);
  });

  it('tells which fault kept a message from being sent, and not in the words of the service', async () => {
    const said = `The number ${PERSON.phone} of ${PERSON.name} is unverified`;
    const fault = Object.assign(new Error(said), { code: 21608, status: 400 });
    const courier = new MessageCourier({ send: () => Promise.reject(fault) });
    courier.dispatch({ channel: 'sms', recipient: PERSON.phone, body: 'tu código es 314159' });
    await courier.settle();
    expect(captured.text).toContain('"code":21608');
    for (const word of [PERSON.phone, PERSON.name, '314159']) {
      expect(captured.text).not.toContain(word);
    }
  });
});
