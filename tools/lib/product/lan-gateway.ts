import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export interface LanGateway {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

interface Certificate {
  readonly address: string;
  readonly key: string;
  readonly cert: string;
}

/** What the API answers itself; everything else is the web app's. */
const API_PATHS = /^\/(api|dev|health)(\/|$)/;
const CERTIFICATE_DAYS = 90;

/** This machine's address on the local network; undefined when it is on none. */
export function lanAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
}

/** A certificate of our own for the address, kept so that a phone has to accept it only once. */
async function certificateFor(address: string, dataDir: string): Promise<Certificate> {
  const path = join(dataDir, 'lan-certificate.json');
  if (existsSync(path)) {
    const kept = JSON.parse(await readFile(path, 'utf8')) as Certificate;
    if (kept.address === address) return kept;
  }
  const notAfterDate = new Date(Date.now() + CERTIFICATE_DAYS * 86_400_000);
  const { private: key, cert } = await generate([{ name: 'commonName', value: address }], {
    keySize: 2048,
    algorithm: 'sha256',
    notAfterDate,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: address }] }],
  });
  const made = { address, key, cert };
  await writeFile(path, JSON.stringify(made), { mode: 0o600 });
  return made;
}

function passOn(request: IncomingMessage, response: ServerResponse, port: number): void {
  const headers = { ...request.headers, 'x-forwarded-proto': 'https' };
  const onward = httpRequest(
    { host: '127.0.0.1', port, method: request.method, path: request.url, headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on('error', () => {
    if (!response.headersSent) response.writeHead(502);
    response.end();
  });
  request.pipe(onward);
}

/**
 * One https address for app and API on the local network: browsers give the camera to secure pages
 * only, and a secure page may not call a plain one.
 */
export async function startLanGateway(options: {
  readonly address: string;
  readonly port: number;
  readonly dataDir: string;
  readonly targets: { readonly api: number; readonly web: number };
}): Promise<LanGateway> {
  const { address, port, dataDir, targets } = options;
  const { key, cert } = await certificateFor(address, dataDir);
  const server = createServer({ key, cert }, (request, response) =>
    passOn(
      request,
      response,
      API_PATHS.test(request.url?.split('?')[0] ?? '/') ? targets.api : targets.web,
    ),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return {
    url: `https://${address}:${(server.address() as AddressInfo).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
