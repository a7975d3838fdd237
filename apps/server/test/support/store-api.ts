import { expect } from 'vitest';
import { TestApi, type Answer } from './test-api.js';
import type { TestDatabase } from './test-database.js';

type Method = Parameters<TestApi['call']>[0];
type Options = { readonly body?: unknown; readonly headers?: Record<string, string> };

interface Export {
  readonly id: string;
  readonly status: string;
  readonly downloadUrl: string | null;
}

/**
 * The API as the owner of a store calls it; paths are below the store's.
 *
 *   const shop = await StoreApi.open(database);
 *   const answer = await shop.call('GET', '/products');
 */
export class StoreApi {
  private constructor(
    readonly api: TestApi,
    readonly token: string,
    readonly userId: string,
    readonly storeId: string,
  ) {}

  static async open(database: TestDatabase): Promise<StoreApi> {
    const api = await TestApi.start(database, { OBJECT_URL_SECRET: 'secret' });
    const { accessToken, user } = await api.registered();
    return new StoreApi(api, accessToken, user.id, '').another('Abarrotes Lupita');
  }

  /** The same person in a new store of theirs. */
  async another(name: string): Promise<StoreApi> {
    const { api, token, userId } = this;
    const body = { name, giro: 'abarrotes' };
    const answer = await api.call<{ id: string }>('POST', '/stores', { token, body });
    return new StoreApi(api, token, userId, answer.body.id);
  }

  call<Body = Record<string, unknown>>(
    method: Method,
    path: string,
    options: Options = {},
  ): Promise<Answer<Body>> {
    const { api, token, storeId } = this;
    return api.call<Body>(method, `/stores/${storeId}${path}`, { token, ...options });
  }

  /** Sends one file in a form. */
  send<Body>(path: string, field: string, file: Buffer | string): Promise<Answer<Body>> {
    const disposition = `form-data; name="${field}"; filename="archivo"`;
    return this.call<Body>('POST', path, {
      body: Buffer.concat([
        Buffer.from(`--x\r\nContent-Disposition: ${disposition}\r\n\r\n`),
        Buffer.from(file),
        Buffer.from('\r\n--x--\r\n'),
      ]),
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
    });
  }

  /** The bytes of a file that is made at once. */
  async made(body: object): Promise<Buffer> {
    const answer = await this.call<Export>('POST', '/exports', { body });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body.status).toBe('READY');
    return this.download(answer.body.downloadUrl);
  }

  /** What stands at a signed address. */
  async download(url: string | null): Promise<Buffer> {
    const answer = await this.api.app.inject({ method: 'GET', url: new URL(url ?? '').pathname });
    expect(answer.statusCode).toBe(200);
    return answer.rawPayload;
  }
}
