import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface VendorRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly rawBody: string;
}

export interface VendorAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

/** A vendor's HTTP server on a local port. */
export class VendorServer {
  private readonly server: Server;

  constructor(handle: (request: VendorRequest) => Promise<VendorAnswer>) {
    this.server = createServer((request, response) => {
      answer(request, response, handle).catch((error: unknown) => {
        console.error('vendor simulator', error);
        response.destroy();
      });
    });
  }

  async listen(port = 0): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, '127.0.0.1', resolve);
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
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (request: VendorRequest) => Promise<VendorAnswer>,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const url = new URL(request.url ?? '/', 'http://vendor');
  const { status, body, headers } = await handle({
    method: (request.method ?? 'GET').toLowerCase(),
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    rawBody: Buffer.concat(chunks).toString('utf8'),
  });
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
