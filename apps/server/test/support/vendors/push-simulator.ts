import { generateKeyPairSync } from 'node:crypto';
import { ContractValidator } from './contract-validator.js';
import type { Json } from './stripe-objects.js';
import { VendorServer, type VendorAnswer, type VendorRequest } from './vendor-server.js';

/** FCM with its token service, and a browser's push service, on one local port. */
export class PushSimulator {
  readonly contract = ContractValidator.load('fcm/fcm-openapi.json');
  readonly sent: Array<{ token: string; title: string; data: Json }> = [];
  readonly webPushes: Array<{ path: string; headers: VendorRequest['headers'] }> = [];
  /** Tokens and paths that are dead, and whether the service is away. */
  readonly dead = new Set<string>();
  isAway = false;
  url = '';
  private readonly server = new VendorServer((request) => Promise.resolve(this.answer(request)));
  private readonly keys = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });

  async start(port = 0): Promise<string> {
    this.url = await this.server.listen(port);
    return this.url;
  }

  stop(): Promise<void> {
    return this.server.close();
  }

  /** A service account whose tokens come from here. */
  get serviceAccount(): string {
    return JSON.stringify({
      type: 'service_account',
      project_id: 'mi-test',
      private_key_id: 'k1',
      private_key: this.keys.privateKey,
      client_email: 'push@mi-test.iam.gserviceaccount.com',
      client_id: '1',
      token_uri: `${this.url}/token`,
      universe_domain: 'googleapis.com',
    });
  }

  private answer(request: VendorRequest): VendorAnswer {
    if (request.path === '/_control/pushes') return { status: 200, body: { pushes: this.sent } };
    if (request.path === '/token') {
      return { status: 200, body: { access_token: 'at', expires_in: 3600, token_type: 'Bearer' } };
    }
    if (this.isAway) return { status: 503, body: { error: { code: 503, status: 'UNAVAILABLE' } } };
    return request.path.endsWith('messages:send') ? this.fcm(request) : this.web(request);
  }

  private fcm(request: VendorRequest): VendorAnswer {
    const body = JSON.parse(request.rawBody) as {
      message: { token: string; notification: { title: string }; data: Json };
    };
    this.contract?.request(request.method, request.path, body);
    const { token, notification, data } = body.message;
    if (this.dead.has(token)) {
      const type = 'type.googleapis.com/google.firebase.fcm.v1.FcmError';
      const details = [{ '@type': type, errorCode: 'UNREGISTERED' }];
      return { status: 404, body: { error: { code: 404, status: 'NOT_FOUND', details } } };
    }
    this.sent.push({ token, title: notification.title, data });
    const answer = { name: `projects/mi-test/messages/${this.sent.length}` };
    this.contract?.response(request.method, request.path, 200, answer);
    return { status: 200, body: answer };
  }

  private web(request: VendorRequest): VendorAnswer {
    if (this.dead.has(request.path)) return { status: 410, body: {} };
    this.webPushes.push({ path: request.path, headers: request.headers });
    return { status: 201, body: {} };
  }
}
