import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** What a pretended vendor does with one request. */
export type Behaviour =
  | { readonly kind: 'answer' }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  /** The vendor's account is empty, in its own words. */
  | { readonly kind: 'out_of_funds' }
  /** Ends at its length limit, in the middle of its JSON. */
  | { readonly kind: 'truncated' }
  /** Ends as if whole, with a text that is not the agreed JSON. */
  | { readonly kind: 'malformed' }
  | { readonly kind: 'refusal' }
  /** The connection breaks in the middle of the answer. */
  | { readonly kind: 'cut' }
  /** The answer stops in the middle, the connection closes politely. */
  | { readonly kind: 'stops' }
  /** An error comes in the middle of the answer. */
  | { readonly kind: 'error_within' }
  /** Takes the request and never says a word. */
  | { readonly kind: 'silence' }
  /** Begins its answer and falls silent. */
  | { readonly kind: 'stalls' };

export interface ReceivedRequest {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
  readonly at: number;
}

/** A pretended AI vendor on a local port: as scripted, else it answers. */
export abstract class AiServer {
  readonly requests: ReceivedRequest[] = [];
  /** Requests being worked on. */
  open = 0;
  private readonly script: Behaviour[] = [];
  private fallback: Behaviour = { kind: 'answer' };
  private readonly server: Server = createServer((request, response) => {
    this.open += 1;
    response.once('close', () => {
      this.open -= 1;
    });
    this.receive(request, response).catch((error: unknown) => {
      console.error('pretended AI vendor', error);
      response.destroy();
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.server.listen(0, '127.0.0.1', resolve);
    });
    const address = this.server.address();
    if (typeof address !== 'object' || address === null) throw new Error('no address');
    return `http://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => {
      this.server.close(resolve);
    });
  }

  /** What is done with the next requests, one each; after them it answers. */
  next(...behaviours: readonly Behaviour[]): void {
    this.script.push(...behaviours);
  }

  /** What is done with every request that is not scripted. */
  always(behaviour: Behaviour): void {
    this.fallback = behaviour;
  }

  /** Back to answering. */
  forget(): void {
    this.script.length = 0;
    this.fallback = { kind: 'answer' };
  }

  protected abstract respond(
    received: ReceivedRequest,
    behaviour: Behaviour,
    response: ServerResponse,
  ): Promise<void>;

  /** Whether a request is one of those that the script counts. */
  protected isScripted(_received: ReceivedRequest): boolean {
    return true;
  }

  private async receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const received = {
      path: request.url ?? '/',
      headers: request.headers,
      body: text === '' ? undefined : (JSON.parse(text) as unknown),
      at: performance.now(),
    };
    const counts = this.isScripted(received);
    if (counts) this.requests.push(received);
    const behaviour = counts ? (this.script.shift() ?? this.fallback) : { kind: 'answer' as const };
    if (behaviour.kind === 'silence') return;
    await this.respond(received, behaviour, response);
  }
}

/** Writes the parts of a stream; a broken one ends after its first half. */
export async function writeStream(
  response: ServerResponse,
  parts: readonly string[],
  behaviour: Behaviour,
  errorPart: string,
): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const isBroken = ['cut', 'stops', 'error_within', 'stalls'].includes(behaviour.kind);
  const sent = isBroken ? parts.slice(0, Math.ceil(parts.length / 2)) : parts;
  for (const part of sent) response.write(part);
  if (behaviour.kind === 'stalls') return;
  if (behaviour.kind === 'error_within') response.write(errorPart);
  if (behaviour.kind !== 'cut') {
    response.end();
    return;
  }
  // What was written must have left before the connection breaks.
  await new Promise((resolve) => {
    setTimeout(resolve, 30);
  });
  response.destroy();
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** A text in parts, as a model writes it. */
export function inParts(text: string, length = 40): string[] {
  return text.match(new RegExp(`[\\s\\S]{1,${length}}`, 'g')) ?? [];
}
