import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { parse } from 'yaml';
import { ComponentChecker } from './ai-contract.js';
import { AiServer, inParts, sendJson, type Behaviour, type ReceivedRequest } from './ai-server.js';
import { lookAt, PACKS } from './ai-shelf.js';

interface CustomBody {
  readonly frames: ReadonlyArray<{ frameId: string; data: string }>;
  readonly catalogue: ReadonlyArray<{ productId: string; name: string }>;
}

const DOCUMENT = new URL(
  '../../../../../docs/providers/custom-provider.openapi.yaml',
  import.meta.url,
);

/** The component schemas of our published contract, with their references made local. */
export function publishedSchemas(): Record<string, object> {
  const text = readFileSync(DOCUMENT, 'utf8').replaceAll('#/components/schemas/', '#/$defs/');
  const document = parse(text) as { components: { schemas: Record<string, object> } };
  return document.components.schemas;
}

export interface CustomServerOptions {
  /** The token that it wants; none when undefined. */
  readonly token?: string;
  readonly maxFramesPerRequest?: number;
  /** Breaks the contract in one named way, for tests of the conformance command. */
  readonly flaw?:
    'unknown_frame' | 'box_outside' | 'invented_product' | 'no_model' | 'accepts_junk';
}

export const CUSTOM_COST = 40;

/** A self-hosted model that speaks docs/providers/custom-provider.openapi.yaml. */
export class CustomServer extends AiServer {
  readonly checker = new ComponentChecker('none', publishedSchemas());

  constructor(private readonly options: CustomServerOptions = {}) {
    super();
  }

  protected override isScripted({ path }: ReceivedRequest): boolean {
    return path !== '/v1/info';
  }

  protected async respond(
    { path, headers, body }: ReceivedRequest,
    behaviour: Behaviour,
    response: ServerResponse,
  ): Promise<void> {
    const { token, maxFramesPerRequest = 3, flaw } = this.options;
    if (token !== undefined && headers.authorization !== `Bearer ${token}`) {
      return this.problem(response, 401);
    }
    if (path === '/v1/info') {
      const info = {
        contract: '1.0',
        model: 'shelf-7b',
        maxFramesPerRequest,
        maxImageSidePx: 1600,
      };
      return sendJson(response, 200, flaw === 'no_model' ? { ...info, model: undefined } : info);
    }
    if (path !== '/v1/detections') return this.problem(response, 404);
    if (behaviour.kind === 'status') {
      return this.problem(response, behaviour.status, behaviour.retryAfter);
    }
    if (behaviour.kind === 'out_of_funds') return this.problem(response, 402);
    if (behaviour.kind === 'refusal') return this.problem(response, 422);
    if (flaw === 'accepts_junk' && !isRequest(body)) {
      return sendJson(response, 200, { model: 'shelf-7b', detections: [] });
    }
    if (!isRequest(body)) return this.problem(response, 422);
    this.checker.small('DetectionRequest', body);
    const answer = await this.look(body).catch(() => undefined);
    if (!answer) return this.problem(response, 422);
    await this.write(response, JSON.stringify(answer), behaviour);
  }

  private async look({ frames, catalogue }: CustomBody): Promise<object> {
    const { flaw } = this.options;
    const detections = [];
    for (const { frameId, data } of frames) {
      const seen = await lookAt(Buffer.from(data, 'base64'));
      for (const { pack, box } of seen.packs) {
        const { name, brand, size } = PACKS[pack];
        const product = catalogue.find((entry) => name !== '' && entry.name.includes(name));
        detections.push({
          frameId: flaw === 'unknown_frame' ? 'another' : frameId,
          box: flaw === 'box_outside' ? { ...box, x: box.x + seen.width } : box,
          // One product is named by its id, the others by what is printed on them.
          productId:
            flaw === 'invented_product'
              ? 'p-0'
              : pack === 'soap'
                ? (product?.productId ?? null)
                : null,
          label: name === '' ? null : { name, brand, size },
          barcode: null,
          score: 0.8,
        });
      }
    }
    const usage = { costMicroUsd: CUSTOM_COST, tokensIn: 0, tokensOut: 0 };
    const answer = { model: 'shelf-7b', detections, usage };
    if (flaw === undefined) this.checker.small('DetectionAnswer', answer);
    return answer;
  }

  private async write(response: ServerResponse, whole: string, { kind }: Behaviour): Promise<void> {
    const text = kind === 'malformed' ? '{"model":"shelf-7b","detections":[{"box":1}]}' : whole;
    const isHalf = ['cut', 'stalls', 'truncated', 'stops', 'error_within'].includes(kind);
    const parts = inParts(text, 200);
    response.writeHead(200, { 'content-type': 'application/json' });
    for (const part of isHalf ? parts.slice(0, Math.ceil(parts.length / 2)) : parts) {
      response.write(isHalf && parts.length === 1 ? part.slice(0, -5) : part);
    }
    if (kind === 'stalls') return;
    if (kind !== 'cut') {
      response.end();
      return;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 30);
    });
    response.destroy();
  }

  private problem(response: ServerResponse, status: number, retryAfter?: string): void {
    const body = { type: 'about:blank', title: `pretended ${status}`, status };
    this.checker.small('Problem', body);
    sendJson(response, status, body, {
      'content-type': 'application/problem+json',
      ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
    });
  }
}

function isRequest(body: unknown): body is CustomBody {
  const { frames, catalogue } = (body ?? {}) as Partial<CustomBody>;
  return (
    Array.isArray(frames) &&
    frames.length > 0 &&
    Array.isArray(catalogue) &&
    frames.every(({ frameId, data }) => typeof frameId === 'string' && typeof data === 'string')
  );
}
