import fc from 'fast-check';
import { findFault, HANG_MS, type FuzzAnswer } from './judge.js';
import { readOperations, type OpenApiDocument } from './openapi.js';
import { requestOf, type FuzzRequest } from './requests.js';
import { makeWorld, type FuzzWorld } from './world.js';

/** Requests after which a new person begins: some requests close stores and sessions. */
const WORLD_REQUESTS = 150;

export interface FuzzResult {
  readonly sent: number;
  readonly operations: number;
  /** Answers by status. */
  readonly statuses: Readonly<Record<string, number>>;
  /** The smallest request found that is answered wrongly, and what is wrong. */
  readonly fault: { readonly what: string; readonly request: string } | undefined;
  readonly seed: number;
}

/** Sends requests to a running API until one is answered wrongly, or all were sent. */
export async function runFuzz(options: {
  api: string;
  requests: number;
  seed: number;
}): Promise<FuzzResult> {
  const { api, requests, seed } = options;
  const answer = await fetch(`${api}/api/docs-json`);
  const document = (await answer.json()) as OpenApiDocument;
  const operations = readOperations(document);
  const statuses = new Map<string, number>();
  let world = await makeWorld(api);
  let sent = 0;
  let isStale = false;
  const property = fc.asyncProperty(requestOf(document, operations), async (request) => {
    if (isStale || sent % WORLD_REQUESTS === WORLD_REQUESTS - 1) world = await makeWorld(api);
    sent += 1;
    const given = await send(api, request, world);
    // Logged out everywhere: what follows would only knock at a closed door.
    isStale = given.status === 401 && request.headers['authorization'] === undefined;
    statuses.set(String(given.status), (statuses.get(String(given.status)) ?? 0) + 1);
    const what = findFault(given);
    if (what !== undefined) throw new Error(`${what}\n${given.text.slice(0, 300)}`);
  });
  const outcome = await fc.check(property, { numRuns: requests, seed, endOnFailure: false });
  const [request] = outcome.counterexample ?? [];
  return {
    sent,
    operations: operations.length,
    statuses: Object.fromEntries([...statuses].sort()),
    fault: request && {
      what: outcome.errorInstance instanceof Error ? outcome.errorInstance.message : 'unknown',
      request: describe(request),
    },
    seed,
  };
}

async function send(api: string, request: FuzzRequest, world: FuzzWorld): Promise<FuzzAnswer> {
  const { operation } = request;
  const startedAt = performance.now();
  const answer = await fetch(`${api}${fillIds(request.path, world)}`, {
    method: operation.method,
    headers: { authorization: `Bearer ${world.token}`, ...request.headers },
    signal: AbortSignal.timeout(HANG_MS * 3),
    ...(request.body === undefined ? {} : { body: fillIds(request.body, world) }),
  });
  const contentType = answer.headers.get('content-type') ?? '';
  const text = contentType.startsWith('text/event-stream') ? '' : await answer.text();
  if (contentType.startsWith('text/event-stream')) await answer.body?.cancel();
  return {
    status: answer.status,
    contentType,
    hasNoSniff: answer.headers.get('x-content-type-options') === 'nosniff',
    text,
    milliseconds: performance.now() - startedAt,
  };
}

function fillIds(text: string, { ids }: FuzzWorld): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    if (name === 'any') return ids['sessionId'] ?? whole;
    return ids[name] ?? '018f0000-0000-7000-8000-000000000000';
  });
}

function describe({ operation, path, headers, body }: FuzzRequest): string {
  return JSON.stringify({ method: operation.method, path, headers, body }).slice(0, 2_000);
}
