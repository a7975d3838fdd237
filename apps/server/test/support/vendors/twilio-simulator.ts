import { randomBytes } from 'node:crypto';
import { ContractValidator } from './contract-validator.js';
import { VendorServer, type VendorAnswer, type VendorRequest } from './vendor-server.js';

export interface Text {
  readonly to: string;
  readonly from: string;
  readonly body: string;
}

const SLOW_MS = 60_000;
const MESSAGES = /^\/2010-04-01\/Accounts\/([^/]+)\/Messages\.json$/;
const TOO_MANY = { code: 20429, message: 'Too Many Requests' };
const BROKEN = { code: 20500, message: 'Internal Server Error' };

/** Twilio's Messages API on a local port; what it takes is kept and never sent. */
export class TwilioSimulator {
  readonly contract = ContractValidator.load('twilio/twilio-messages-cut.json');
  readonly accountSid = `AC${randomBytes(16).toString('hex')}`;
  readonly authToken = randomBytes(16).toString('hex');
  readonly texts: Text[] = [];
  /** Every request, answered well or not. */
  readonly requests: VendorRequest[] = [];
  /** How the next requests are answered in place of taking the message; 0 keeps them waiting. */
  readonly faults: Array<429 | 500 | 503 | 0> = [];
  /** Numbers that no message reaches. */
  readonly unreachable = new Set<string>();
  private readonly waiting = new Set<() => void>();
  private readonly server = new VendorServer((request) => this.answer(request));

  start(port = 0): Promise<string> {
    return this.server.listen(port);
  }

  stop(): Promise<void> {
    for (const release of this.waiting) release();
    return this.server.close();
  }

  private async answer(request: VendorRequest): Promise<VendorAnswer> {
    if (request.path === '/_control/texts') return { status: 200, body: { texts: this.texts } };
    this.requests.push(request);
    const fault = this.faults.shift();
    if (fault === 0) await this.wait();
    else if (fault === 429) return refusal(429, TOO_MANY);
    else if (fault !== undefined) return refusal(fault, BROKEN);
    return this.create(request);
  }

  private create(request: VendorRequest): VendorAnswer {
    const account = MESSAGES.exec(request.path)?.[1];
    if (account === undefined || request.method !== 'post') {
      return refusal(404, { code: 20404, message: 'The requested resource was not found' });
    }
    const given = request.headers.authorization ?? '';
    const expected = Buffer.from(`${this.accountSid}:${this.authToken}`).toString('base64');
    if (given !== `Basic ${expected}` || account !== this.accountSid) {
      return refusal(401, { code: 20003, message: 'Authenticate' });
    }
    const form = Object.fromEntries(new URLSearchParams(request.rawBody));
    const faults = this.contract?.request(request.method, request.path, form) ?? [];
    const { To: to, From: from, Body: body } = form;
    if (faults.length > 0 || !to || !from || !body) {
      return refusal(400, {
        code: 21604,
        message: `A required parameter is missing: ${faults.join()}`,
      });
    }
    if (!/^\+[1-9]\d{6,14}$/.test(to) || this.unreachable.has(to)) {
      return refusal(400, { code: 21211, message: `Invalid 'To' Phone Number: ${to}` });
    }
    this.texts.push({ to, from, body });
    const message = this.messageOf({ to, from, body });
    this.contract?.response(request.method, request.path, 201, message);
    return { status: 201, body: message };
  }

  private messageOf({ to, from, body }: Text): object {
    const sid = `SM${randomBytes(16).toString('hex')}`;
    const uri = `/2010-04-01/Accounts/${this.accountSid}/Messages/${sid}`;
    const now = new Date().toUTCString();
    return {
      account_sid: this.accountSid,
      api_version: '2010-04-01',
      body,
      date_created: now,
      date_sent: null,
      date_updated: now,
      direction: 'outbound-api',
      error_code: null,
      error_message: null,
      from,
      messaging_service_sid: null,
      num_media: '0',
      num_segments: '1',
      price: null,
      price_unit: 'USD',
      sid,
      status: 'queued',
      subresource_uris: { media: `${uri}/Media.json` },
      to,
      uri: `${uri}.json`,
    };
  }

  private wait(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, SLOW_MS);
      const release = (): void => {
        clearTimeout(timer);
        this.waiting.delete(release);
        resolve();
      };
      this.waiting.add(release);
    });
  }
}

function refusal(status: number, error: { code: number; message: string }): VendorAnswer {
  const more = `https://www.twilio.com/docs/errors/${error.code}`;
  return { status, body: { ...error, more_info: more, status } };
}
