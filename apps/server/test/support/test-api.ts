import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpServer } from '../../src/http-server.js';
import { MessageCourier } from '../../src/modules/auth/message-courier.js';
import { log } from '../../src/platform/telemetry/logger.js';
import type { TestDatabase } from './test-database.js';

export interface CallOptions {
  readonly body?: unknown;
  /** An access token. */
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  readonly ip?: string;
}

export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE' | 'OPTIONS' | 'HEAD';

/** What a client gets that has just proven who it is. */
export interface SignedIn {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly user: { readonly id: string; readonly name: string };
}

/**
 * The whole API on a test database, called without a socket. Paths are below /api/v1.
 *
 *   const api = await TestApi.start(database);
 *   const { accessToken } = await api.registered({ email: 'lupita@example.mx' });
 *   const answer = await api.call('GET', '/users/me', { token: accessToken });
 */
export class TestApi {
  private constructor(
    readonly app: NestFastifyApplication,
    /** Where objects are kept, for a worker beside it. */
    readonly dataDirectory: string,
  ) {}

  static async start(database: TestDatabase, env: NodeJS.ProcessEnv = {}): Promise<TestApi> {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'mi-test-api-'));
    const config = database.config({ DATA_DIR: dataDirectory, ...env });
    log.level = config.logLevel;
    const app = await createHttpServer(config);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new TestApi(app, dataDirectory);
  }

  async call<Body = Record<string, unknown>>(
    method: Method,
    path: string,
    options: CallOptions = {},
  ): Promise<Answer<Body>> {
    const answer = await this.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
        ...options.headers,
      },
      ...(options.body === undefined ? {} : { payload: options.body as object }),
      ...(options.ip === undefined ? {} : { remoteAddress: options.ip }),
    });
    const { statusCode: status, payload: text, headers } = answer;
    const isJson = String(headers['content-type'] ?? '').includes('json');
    return { status, headers, text, body: (isJson ? JSON.parse(text) : {}) as Body };
  }

  /** The latest code that was sent to a phone or e-mail. */
  async codeFor(recipient: string): Promise<string> {
    const text = await this.lastMessageTo(recipient);
    const code = /\b(\d{6})\b/.exec(text ?? '')?.[1];
    if (code === undefined) throw new Error(`no code was sent to ${recipient}`);
    return code;
  }

  async lastMessageTo(recipient: string): Promise<string | undefined> {
    await this.app.get(MessageCourier).settle();
    const url = `/dev/mailbox.json?to=${encodeURIComponent(recipient)}`;
    const messages = (await this.app.inject(url)).json<Array<{ text: string }>>();
    return messages[0]?.text;
  }

  /** Registers somebody and proves their code, as the app does. */
  async registered(
    form: { phone?: string; email?: string; password?: string; name?: string } = {},
  ): Promise<SignedIn> {
    const who = form.phone || form.email ? form : { ...form, email: freshEmail() };
    const body = { name: 'Lupita', privacyVersion: '2026-01', ...who };
    const challenge = await this.call<{ challengeId: string }>('POST', '/auth/register', { body });
    if (challenge.status !== 202) throw new Error(challenge.text);
    const code = await this.codeFor(who.phone ?? who.email ?? '');
    const proof = { challengeId: challenge.body.challengeId, code };
    const tokens = await this.call<SignedIn>('POST', '/auth/verify-otp', { body: proof });
    if (tokens.status !== 200) throw new Error(tokens.text);
    return tokens.body;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await rm(this.dataDirectory, { recursive: true, force: true });
  }
}

let counter = 0;

export function freshEmail(): string {
  counter += 1;
  return `persona-${process.pid}-${counter}@example.mx`;
}

/** A Mexican mobile number that no other test uses. */
export function freshPhone(): string {
  counter += 1;
  return `+5255${String(10_000_000 + (process.pid % 1000) * 1000 + counter)}`;
}
