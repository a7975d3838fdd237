/** One request of the generated client, free of any HTTP library. */
export interface ApiRequest {
  /** Path below the server's address, with the version: `/api/v1/stores`. */
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  readonly params?: object | undefined;
  readonly data?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The answer is a file, not JSON. */
  readonly responseType?: 'blob' | undefined;
}

/** Sends a request and gives the body of the answer; rejects for everything but 2xx. */
export type ApiTransport = <T>(request: ApiRequest) => Promise<T>;

let transport: ApiTransport | undefined;

/** Says once, at start, how this program speaks HTTP: by axios with its interceptors, by fetch... */
export function setApiTransport(send: ApiTransport): void {
  transport = send;
}

/** What every generated function calls. @throws Error when no transport was set */
export function sendRequest<T>(request: ApiRequest): Promise<T> {
  if (!transport) throw new Error('setApiTransport was not called');
  return transport<T>(request);
}
