import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How the vendor behaves. */
export type VendorMood = 'well' | 'busy' | 'broken' | 'hanging';

export interface VisionVendor {
  readonly url: string;
  setMood(mood: VendorMood): void;
  stop(): Promise<void>;
}

interface Asked {
  readonly frames: ReadonlyArray<{ frameId: string; width: number; height: number }>;
}

/** Somebody's self-hosted model that speaks docs/providers/custom-provider.openapi.yaml. */
export async function startVisionVendor(): Promise<VisionVendor> {
  let mood: VendorMood = 'well';
  const held = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (mood === 'hanging') {
        held.add(response);
        return;
      }
      if (mood === 'busy') return reply(response, 429, { message: 'busy' }, { 'Retry-After': '1' });
      if (mood === 'broken') return reply(response, 500, { message: 'broken' });
      if (request.url === '/v1/info') {
        const limits = { maxFramesPerRequest: 16, maxImageSidePx: 1280 };
        return reply(response, 200, { contract: '1.0', model: 'chaos', ...limits });
      }
      const { frames } = JSON.parse(Buffer.concat(chunks).toString()) as Asked;
      const usage = { costMicroUsd: 1_000 * frames.length, tokensIn: 0, tokensOut: 0 };
      return reply(response, 200, { model: 'chaos', detections: frames.map(facing), usage });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setMood: (next) => {
      mood = next;
      if (next === 'hanging') return;
      for (const response of held) response.destroy();
      held.clear();
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One pack in the middle of every frame: what is counted matters less than that it is counted once. */
function facing(frame: Asked['frames'][number]): object {
  const { frameId, width, height } = frame;
  return {
    frameId,
    box: { x: width * 0.4, y: height * 0.3, width: width * 0.2, height: height * 0.4 },
    productId: null,
    label: { name: 'Galletas surtidas', brand: 'Prueba', size: '170 g' },
    barcode: null,
    score: 0.9,
  };
}

function reply(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
