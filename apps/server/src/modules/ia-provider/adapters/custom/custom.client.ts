import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { CustomProviderConfig } from '../../../../config/providers-config.js';
import { Deadline, type DeadlineOptions } from '../../calling/deadline.js';
import { faultOfStatus } from '../../calling/http-fault.js';
import { parseRetryAfter } from '../../calling/retry.js';
import { ProviderError } from '../../provider-error.js';
import {
  answerSchema,
  infoSchema,
  type CustomAnswer,
  type CustomInfo,
  type CustomRequest,
} from './custom.schema.js';

/** More than any true answer: 64 frames of 200 facings take about 3 MB. */
const LARGEST_ANSWER = 16 * 1024 * 1024;

/** Speaks our contract to a self-hosted model. */
export class CustomClient {
  constructor(
    private readonly config: CustomProviderConfig,
    private readonly deadline: DeadlineOptions,
  ) {}

  info(signal: AbortSignal): Promise<CustomInfo> {
    return this.call('GET', '/v1/info', infoSchema, signal);
  }

  detect(request: CustomRequest, signal: AbortSignal): Promise<CustomAnswer> {
    return this.call('POST', '/v1/detections', answerSchema, signal, request);
  }

  private async call<T>(
    method: string,
    path: string,
    schema: z.ZodType<T>,
    signal: AbortSignal,
    body?: unknown,
  ): Promise<T> {
    const deadline = new Deadline(signal, this.deadline);
    let hasStarted = false;
    try {
      const response = await fetch(`${this.config.url}${path}`, {
        method,
        headers: this.headers(body !== undefined),
        signal: deadline.signal,
        // A redirect would take the token and the pictures to somebody else.
        redirect: 'error',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      hasStarted = true;
      if (!response.ok) throw await refusal(response);
      return parse(schema, await readText(response, deadline));
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ProviderError) throw error;
      if (deadline.isExpired) throw new ProviderError('custom', 'timeout', 'no answer in time');
      const fault = hasStarted ? 'cut' : 'unavailable';
      throw new ProviderError('custom', fault, 'the connection failed', { cause: error });
    } finally {
      deadline.dispose();
    }
  }

  private headers(hasBody: boolean): Record<string, string> {
    return {
      accept: 'application/json',
      'x-request-id': randomUUID(),
      ...(hasBody ? { 'content-type': 'application/json' } : {}),
      ...(this.config.token === undefined ? {} : { authorization: `Bearer ${this.config.token}` }),
    };
  }
}

/** The answer's fault; its body is not read into our logs, it may repeat what we sent. */
async function refusal(response: Response): Promise<ProviderError> {
  await response.body?.cancel();
  const retryAfterMs = parseRetryAfter(response.headers);
  return new ProviderError(
    'custom',
    faultOfStatus(response.status),
    `answered ${response.status}`,
    {
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    },
  );
}

async function readText(response: Response, deadline: Deadline): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (response.body) {
    for await (const part of response.body as AsyncIterable<Uint8Array>) {
      deadline.touch();
      size += part.byteLength;
      if (size > LARGEST_ANSWER)
        throw new ProviderError('custom', 'malformed', 'the answer is too large');
      parts.push(part);
    }
  }
  return Buffer.concat(parts).toString('utf8');
}

function parse<T>(schema: z.ZodType<T>, text: string): T {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new ProviderError('custom', 'malformed', 'the answer is not JSON', { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new ProviderError('custom', 'malformed', `the answer breaks the contract at "${where}"`);
}
