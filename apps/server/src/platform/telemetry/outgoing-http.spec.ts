import { createServer, request, type Server } from 'node:http';
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { metrics, vendorDuration } from './metrics.js';
import { observeOutgoingHttp } from './outgoing-http.js';

const spans = new InMemorySpanExporter();
const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] });
let server: Server;
let base = '';
let end: () => void;
let seen: string | undefined;

beforeAll(async () => {
  provider.register();
  server = createServer((incoming, response) => {
    seen = incoming.headers.traceparent as string | undefined;
    response.writeHead(Number(incoming.url?.slice(1) ?? 200)).end('{}');
  });
  base = await listen(server);
  end = observeOutgoingHttp((host) => (host === base ? 'openai' : undefined));
});
beforeEach(() => {
  spans.reset();
  vendorDuration.reset();
});
afterAll(async () => {
  end();
  server.close();
  await provider.shutdown();
});

async function listen(made: Server): Promise<string> {
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
  const address = made.address();
  return `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

const counted = async (outcome: string) =>
  new RegExp(`_count\\{vendor="openai",outcome="${outcome}"\\} 1`).test(await metrics.metrics());

describe('a call to a vendor', () => {
  it.each([
    [200, 'ok'],
    [429, 'refused'],
    [500, 'failed'],
  ])('by fetch that answers %i is %s, and carries the trace', async (status, outcome) => {
    await (await fetch(`http://${base}/${status}`)).text();
    await expect.poll(() => counted(outcome)).toBe(true);
    const [span] = spans.getFinishedSpans();
    expect(span?.attributes['http.response.status_code']).toBe(status);
    expect(seen).toContain(span?.spanContext().traceId);
  });

  it('by http is measured as well', async () => {
    await new Promise((resolve) => {
      request(`http://${base}/503`, (response) => {
        response.resume();
        response.on('end', resolve);
      }).end();
    });
    await expect.poll(() => counted('failed')).toBe(true);
  });

  it('that finds nobody is told so, and still fails for its caller', async () => {
    const brief = createServer();
    const host = await listen(brief);
    await new Promise((resolve) => brief.close(resolve));
    const endHere = observeOutgoingHttp((each) => (each === host ? 'openai' : undefined));
    await expect(fetch(`http://${host}/`)).rejects.toThrow();
    endHere();
    await expect.poll(() => counted('unreachable')).toBe(true);
  });

  it('to somebody else is left alone', async () => {
    const other = createServer((_request, response) => response.end());
    await fetch(`http://${await listen(other)}/`);
    other.close();
    expect(spans.getFinishedSpans()).toEqual([]);
  });
});
