import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

export interface WebServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Files whose name carries a hash of their content never change. */
const HASHED = /[.-][0-9a-f]{16,}\.\w+$/;

/**
 * Serves the exported web app: any unknown path is the app's own, compressed copies are sent where
 * they exist, and /config.json tells the page where the API is.
 */
export async function startWebServer(options: {
  readonly folder: string;
  readonly port: number;
  /** Base of all API calls, e.g. http://localhost:3142/api/v1. */
  readonly apiBaseUrl: () => string;
}): Promise<WebServer> {
  const files = sirv(options.folder, {
    // The address `/` has a page of its own (index.html), drawn at build time.
    single: 'app.html',
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => {
      const isHashed = path.startsWith('/_expo/') || HASHED.test(path);
      response.setHeader(
        'Cache-Control',
        isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  const server = createServer((request, response) => {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('X-Frame-Options', 'DENY');
    response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
    response.setHeader('Permissions-Policy', 'camera=(self), microphone=(), geolocation=()');
    if (request.url?.split('?')[0] === '/config.json') {
      response.setHeader('Content-Type', 'application/json; charset=utf-8');
      response.setHeader('Cache-Control', 'no-store');
      response.end(JSON.stringify({ apiBaseUrl: options.apiBaseUrl() }));
      return;
    }
    files(request, response, () => {
      response.statusCode = 404;
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
