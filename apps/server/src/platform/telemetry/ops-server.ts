import { createServer, type Server, type ServerResponse } from 'node:http';
import { collectors } from './collectors.js';
import { log } from './logger.js';
import { metrics } from './metrics.js';

/** What a process tells of itself on the port of its operators. */
export interface OpsRoutes {
  /** The truth about each dependency, and whether the process can do its work. */
  readonly ready: () => Promise<{ readonly isReady: boolean; readonly body: object }>;
}

/**
 * `/metrics`, `/health/live` and `/health/ready` on a port of their own, for Prometheus and probes
 * inside the network. It must not be reachable from outside: there is no key on it.
 * @returns the port and how to close it
 */
export async function startOpsServer(
  options: { readonly host: string; readonly port: number },
  routes: OpsRoutes,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    answer(request.url ?? '/', response, routes).catch((error: unknown) => {
      log.warn({ err: error }, 'operators could not be answered');
      response.writeHead(500).end();
    });
  });
  await listen(server, options);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(url: string, response: ServerResponse, routes: OpsRoutes): Promise<void> {
  switch (url.split('?')[0]) {
    case '/metrics': {
      const text = await collectors.exposition();
      response.writeHead(200, { 'Content-Type': metrics.contentType }).end(text);
      return;
    }
    case '/health/live':
      sendJson(response, 200, { status: 'ok' });
      return;
    case '/health/ready': {
      const { isReady, body } = await routes.ready();
      sendJson(response, isReady ? 200 : 503, body);
      return;
    }
    default:
      response.writeHead(404).end();
  }
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  response.writeHead(status, headers).end(JSON.stringify(body));
}

function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}
