import type { z } from 'zod';
import { drawSample, type Sample } from './check-sample.js';
import { CONTRACT_MAJOR, answerSchema, infoSchema, type CustomAnswer } from './custom.schema.js';

export interface CheckedServer {
  readonly url: string;
  readonly token: string | undefined;
  /** Longest wait for one answer, ms. */
  readonly timeoutMs: number;
}

export interface CheckResult {
  readonly title: string;
  /** Undefined when the server does as the contract says. */
  readonly fault: string | undefined;
  readonly tookMs: number;
}

interface Check {
  readonly title: string;
  readonly run: (server: CheckedServer) => Promise<string | undefined>;
}

const CATALOGUE = [
  {
    productId: 'p-1',
    name: 'Refresco de prueba 600 ml',
    brand: 'Prueba',
    size: '600 ml',
    barcodes: [],
  },
  {
    productId: 'p-2',
    name: 'Galletas de prueba 170 g',
    brand: null,
    size: null,
    barcodes: ['7501055300075'],
  },
];

/** What docs/providers/custom-provider.openapi.yaml asks of a server, each as one check. */
const CHECKS: readonly Check[] = [
  {
    title: 'GET /v1/info dice qué modelo es y cuánto acepta',
    run: async (server) => {
      const answer = await call(server, 'GET', '/v1/info');
      const info = await read(answer, infoSchema);
      if (typeof info === 'string') return info;
      const [major] = info.contract.split('.');
      return major === CONTRACT_MAJOR ? undefined : `habla el contrato ${info.contract}, no 1.x`;
    },
  },
  {
    title: 'POST /v1/detections contesta sobre un cuadro',
    run: async (server) => detect(server, [await drawSample('0', 1280, 720)]),
  },
  {
    title: 'contesta sobre dos cuadros de tamaños distintos en una sola llamada',
    run: async (server) => {
      const info = await read(await call(server, 'GET', '/v1/info'), infoSchema);
      if (typeof info === 'string') return info;
      if (info.maxFramesPerRequest < 2) return undefined;
      return detect(server, [await drawSample('a', 640, 480), await drawSample('b', 720, 1280)]);
    },
  },
  {
    title: 'contesta sin catálogo y no inventa productos',
    run: async (server) => detect(server, [await drawSample('0', 1280, 720)], []),
  },
  {
    title: 'acepta campos que no conoce',
    run: async (server) => {
      const frames = [await drawSample('0', 640, 480)];
      const body = { frames, catalogue: CATALOGUE, somethingNewer: { than: 'this server' } };
      const answer = await read(await call(server, 'POST', '/v1/detections', body), answerSchema);
      return typeof answer === 'string' ? answer : undefined;
    },
  },
  {
    title: 'contesta lo mismo en forma cuando dos llamadas llegan a la vez',
    run: async (server) => {
      const frames = [await drawSample('0', 640, 480)];
      const faults = await Promise.all([
        detectOrWait(server, frames),
        detectOrWait(server, frames),
      ]);
      return faults.find((fault) => fault !== undefined);
    },
  },
  {
    title: 'rechaza con 400 o 422 una solicitud sin cuadros',
    run: async (server) => refuses(server, { catalogue: [] }),
  },
  {
    title: 'rechaza con 400 o 422 una imagen que no se puede leer',
    run: async (server) => {
      const frame = await drawSample('0', 640, 480);
      const data = Buffer.from('esto no es una imagen').toString('base64');
      return refuses(server, { frames: [{ ...frame, data }], catalogue: [] });
    },
  },
  {
    title: 'rechaza con 401 a quien no trae el token (si el servidor pide uno)',
    run: async (server) => {
      if (server.token === undefined) return undefined;
      const stranger = { ...server, token: `${server.token}-x` };
      const { status } = await call(stranger, 'POST', '/v1/detections', {
        frames: [await drawSample('0', 640, 480)],
        catalogue: [],
      });
      return status === 401 ? undefined : `con otro token contestó ${status}`;
    },
  },
];

/** Runs every check, one after another, and tells each as it ends. */
export async function* checkServer(server: CheckedServer): AsyncGenerator<CheckResult> {
  for (const { title, run } of CHECKS) {
    const startedAt = performance.now();
    const fault = await run(server).catch((error: unknown) => explain(error));
    yield { title, fault, tookMs: Math.round(performance.now() - startedAt) };
  }
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no contestó a tiempo';
  const { cause } = error;
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
}

async function call(
  { url, token, timeoutMs }: CheckedServer,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; headers: Headers; text: string }> {
  const response = await fetch(`${url.replace(/\/$/, '')}${path}`, {
    method,
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The answer as the contract describes it, or what is wrong with it. */
async function read<T>(
  { status, text }: { status: number; text: string },
  schema: z.ZodType<T>,
): Promise<T | string> {
  if (status !== 200) return `contestó ${status}`;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'la respuesta no es JSON';
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return `la respuesta no cumple en "${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}`;
}

async function detect(
  server: CheckedServer,
  frames: readonly Sample[],
  catalogue: typeof CATALOGUE = CATALOGUE,
): Promise<string | undefined> {
  const answer = await read(
    await call(server, 'POST', '/v1/detections', { frames, catalogue }),
    answerSchema,
  );
  return typeof answer === 'string' ? answer : faultOf(answer, frames, catalogue);
}

/** Like `detect`; "not now" with a time to wait is a right answer too. */
async function detectOrWait(
  server: CheckedServer,
  frames: readonly Sample[],
): Promise<string | undefined> {
  const answer = await call(server, 'POST', '/v1/detections', { frames, catalogue: CATALOGUE });
  if (answer.status === 429 || answer.status === 503) {
    return answer.headers.has('retry-after') ? undefined : `${answer.status} sin Retry-After`;
  }
  const parsed = await read(answer, answerSchema);
  return typeof parsed === 'string' ? parsed : faultOf(parsed, frames, CATALOGUE);
}

async function refuses(server: CheckedServer, body: unknown): Promise<string | undefined> {
  const { status } = await call(server, 'POST', '/v1/detections', body);
  return status === 400 || status === 422 ? undefined : `contestó ${status}`;
}

/** What no schema can say: that the answer is about what was asked. */
function faultOf(
  answer: CustomAnswer,
  frames: readonly Sample[],
  catalogue: typeof CATALOGUE,
): string | undefined {
  for (const { frameId, box, productId } of answer.detections) {
    const frame = frames.find((sent) => sent.frameId === frameId);
    if (!frame) return `habla de un cuadro que no se mandó: "${frameId}"`;
    const isInside =
      box.x >= -1 &&
      box.y >= -1 &&
      box.x + box.width <= frame.width + 1 &&
      box.y + box.height <= frame.height + 1;
    if (!isInside) return `una caja se sale del cuadro "${frameId}"`;
    if (productId !== null && !catalogue.some((entry) => entry.productId === productId)) {
      return `habla de un producto que no está en el catálogo: "${productId}"`;
    }
  }
  return undefined;
}
