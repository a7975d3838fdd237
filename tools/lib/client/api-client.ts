import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

/** A refusal of the API in its own words (RFC 9457). */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
    readonly detail: string,
  ) {
    super(`${title}${detail ? `: ${detail}` : ''} (${code}, ${status})`);
    this.name = 'ApiRefusal';
  }
}

export interface CallOptions {
  readonly body?: unknown;
  readonly form?: FormData;
  readonly signal?: AbortSignal;
}

const ATTEMPTS = 6;
const FIRST_PAUSE_MS = 300;

/**
 * The public HTTP API as the app uses it: a bearer token, an idempotency key on every POST (so that
 * a repeated call does nothing twice), and another try when the network or the server fails.
 */
export class ApiClient {
  private accessToken: string | undefined;

  constructor(readonly baseUrl: string) {}

  useToken(accessToken: string): void {
    this.accessToken = accessToken;
  }

  get headers(): Record<string, string> {
    const language = { 'Accept-Language': 'es-MX' };
    return this.accessToken
      ? { ...language, Authorization: `Bearer ${this.accessToken}` }
      : language;
  }

  get<T>(path: string): Promise<T> {
    return this.call<T>('GET', path, {});
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.call<T>('POST', path, { body });
  }

  postForm<T>(path: string, form: FormData): Promise<T> {
    return this.call<T>('POST', path, { form });
  }

  private async call<T>(method: string, path: string, options: CallOptions): Promise<T> {
    const headers: Record<string, string> = { ...this.headers, Accept: 'application/json' };
    if (method === 'POST') headers['Idempotency-Key'] = randomUUID();
    if (options.body !== undefined) headers['Content-Type'] = 'application/json';
    const body = options.form ?? (options.body === undefined ? null : JSON.stringify(options.body));
    const answer = await withRetries(() =>
      fetch(`${this.baseUrl}/api/v1${path}`, { method, headers, body }),
    );
    const text = await answer.text();
    if (!answer.ok) throw refusalOf(answer.status, text);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

/** Repeats a request that found no server or a server at a loss, ever more slowly. */
export async function withRetries(request: () => Promise<Response>): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const isLast = attempt === ATTEMPTS;
    try {
      const answer = await request();
      const mayPass = answer.status >= 502 || answer.status === 429;
      if (!mayPass || isLast) return answer;
      await answer.arrayBuffer();
      const asked = Number(answer.headers.get('retry-after'));
      if (asked > 0) await sleep(Math.min(asked, 30) * 1000);
    } catch (error) {
      if (isLast) throw error;
    }
    await sleep(FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random()));
  }
}

export function refusalOf(status: number, text: string): ApiRefusal {
  try {
    const problem = JSON.parse(text) as { code?: string; title?: string; detail?: string };
    return new ApiRefusal(
      status,
      problem.code ?? 'unknown',
      problem.title ?? 'Error',
      problem.detail ?? '',
    );
  } catch {
    return new ApiRefusal(status, 'unknown', 'Error', text.slice(0, 200));
  }
}
