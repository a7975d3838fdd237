import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contractPath } from '../../../test/support/vendors/shared-contracts.js';
import { TwilioSimulator } from '../../../test/support/vendors/twilio-simulator.js';
import { freshPhone, TestApi } from '../../../test/support/test-api.js';
import { TestDatabase } from '../../../test/support/test-database.js';
import { TwilioSender } from './twilio-sender.js';

// Real: the vendor's SDK and HTTP. The vendor is a local server that checks against its document.
const twilio = new TwilioSimulator();
const from = '+15005550006';
const to = '+525512345678';
let apiUrl: string;

const sender = (timeoutMs?: number, authToken = twilio.authToken): TwilioSender =>
  new TwilioSender({ accountSid: twilio.accountSid, authToken, from, apiUrl }, timeoutMs);
const send = (body = 'Tu código es 123456', timeoutMs?: number) =>
  sender(timeoutMs).send({ channel: 'sms', recipient: to, body });

beforeAll(async () => {
  apiUrl = await twilio.start();
});
afterAll(() => twilio.stop());
beforeEach(() => {
  twilio.texts.length = 0;
  twilio.requests.length = 0;
  twilio.faults.length = 0;
});

describe('TwilioSender', () => {
  it('posts a form with the account’s basic authentication, and nothing but the message', async () => {
    const body = 'Código: 123456. ¿No fuiste tú? Ignóralo & no lo compartas =)';
    await send(body);
    expect(twilio.texts).toEqual([{ to, from, body }]);
    const [request] = twilio.requests;
    expect(request).toMatchObject({
      method: 'post',
      path: `/2010-04-01/Accounts/${twilio.accountSid}/Messages.json`,
    });
    expect(request!.headers['content-type']).toContain('application/x-www-form-urlencoded');
    expect([...new URLSearchParams(request!.rawBody).keys()].sort()).toEqual([
      'Body',
      'From',
      'To',
    ]);
    expect(twilio.requests).toHaveLength(1);
  });

  it.skipIf(contractPath('twilio/twilio-messages-cut.json') === undefined)(
    'keeps to the vendor’s document, in what is asked and in what is answered',
    async () => {
      await send();
      expect(twilio.contract!.checked).toBeGreaterThanOrEqual(2);
      expect(twilio.contract!.violations).toEqual([]);
    },
  );

  it('asks again when Twilio has too much to do, and gives up after three times', async () => {
    twilio.faults.push(429, 429);
    await send();
    expect(twilio.texts).toHaveLength(1);
    expect(twilio.requests).toHaveLength(3);
    twilio.faults.push(429, 429, 429);
    await expect(send()).rejects.toMatchObject({ status: 429, code: 20429 });
    expect(twilio.texts).toHaveLength(1);
  });

  it.each([500, 503] as const)('does not send twice what a %d may have taken', async (status) => {
    twilio.faults.push(status);
    await expect(send()).rejects.toMatchObject({ status });
    expect(twilio.requests).toHaveLength(1);
  });

  it('gives up on an answer that does not come', async () => {
    twilio.faults.push(0);
    await expect(send('Hola', 200)).rejects.toThrow(/timeout/i);
    expect(twilio.requests).toHaveLength(1);
  });

  it('says no when the token or the number is wrong', async () => {
    const wrong = sender(undefined, 'x'.repeat(32));
    const message = { channel: 'sms', recipient: to, body: 'Hola' } as const;
    await expect(wrong.send(message)).rejects.toMatchObject({ status: 401, code: 20003 });
    const nobody = { ...message, recipient: '12' };
    await expect(sender().send(nobody)).rejects.toMatchObject({ status: 400, code: 21211 });
  });

  it('brings the code of a registration by phone, and proves the phone with it', async () => {
    const database = await TestDatabase.create();
    const api = await TestApi.start(database, {
      TWILIO_ACCOUNT_SID: twilio.accountSid,
      TWILIO_AUTH_TOKEN: twilio.authToken,
      TWILIO_FROM: from,
      TWILIO_API_URL: apiUrl,
    });
    try {
      const phone = freshPhone();
      const form = { name: 'Lupita', privacyVersion: '2026-01', phone };
      const asked = await api.call('POST', '/auth/register', { body: form });
      const textTo = (): string | undefined => twilio.texts.find((text) => text.to === phone)?.body;
      await expect.poll(textTo, { timeout: 20_000 }).toMatch(/\b\d{6}\b/);
      const code = /\b(\d{6})\b/.exec(textTo() ?? '')?.[1];
      const body = { challengeId: asked.body['challengeId'], code };
      const proven = await api.call('POST', '/auth/verify-otp', { body });
      expect(proven.status, proven.text).toBe(200);
    } finally {
      await api.stop();
      await database.drop();
    }
  });
});
