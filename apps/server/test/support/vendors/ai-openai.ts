import type { ServerResponse } from 'node:http';
import { writeShelfAnswer } from './ai-answer.js';
import { ComponentChecker } from './ai-contract.js';
import {
  AiServer,
  inParts,
  sendJson,
  writeStream,
  type Behaviour,
  type ReceivedRequest,
} from './ai-server.js';

type Part = { type: 'text'; text: string } | { type: 'image_url'; image_url: { url: string } };

interface OpenAiRequest {
  readonly model: string;
  readonly messages: ReadonlyArray<{ role: string; content: string | Part[] }>;
}

/** Our own description of exactly what we send. */
const small = {
  request: {
    type: 'object',
    required: ['model', 'stream', 'stream_options', 'messages', 'response_format', 'store'],
    properties: {
      model: { type: 'string', minLength: 1 },
      stream: { const: true },
      stream_options: { const: { include_usage: true } },
      store: { const: false },
      reasoning_effort: { enum: ['low', 'medium', 'high'] },
      max_completion_tokens: { type: 'integer', minimum: 1000 },
      response_format: {
        type: 'object',
        required: ['type', 'json_schema'],
        properties: {
          type: { const: 'json_schema' },
          json_schema: {
            type: 'object',
            required: ['name', 'strict', 'schema'],
            properties: { name: { pattern: '^[a-zA-Z0-9_-]{1,64}$' }, strict: { const: true } },
          },
        },
      },
      messages: {
        type: 'array',
        minItems: 2,
        maxItems: 2,
        items: { type: 'object', required: ['role', 'content'] },
      },
    },
    additionalProperties: false,
  },
};

export const OPENAI_USAGE = { prompt: 5000, cached: 1000, completion: 700 };

/** Chat completions in OpenAI's own shape. */
export class OpenAiServer extends AiServer {
  readonly checker = new ComponentChecker('openai/openai-cut.json', small);

  protected async respond(
    { path, headers, body }: ReceivedRequest,
    behaviour: Behaviour,
    response: ServerResponse,
  ): Promise<void> {
    if (path !== '/v1/chat/completions') this.checker.note(`unknown path ${path}`);
    if (headers.authorization !== 'Bearer test-key') this.checker.note('no bearer key');
    this.checker.small('request', body);
    this.checker.component('CreateChatCompletionRequest', body);
    if (behaviour.kind === 'status') return this.fail(response, behaviour.status, behaviour);
    if (behaviour.kind === 'out_of_funds') return this.fail(response, 429, behaviour);
    const { model, messages } = body as OpenAiRequest;
    const parts = (messages[1]?.content ?? []) as Part[];
    this.checkLabels(parts);
    const pictures = parts
      .filter((part) => part.type === 'image_url')
      .map((part) => Buffer.from(part.image_url.url.split(',')[1] ?? '', 'base64'));
    const system = messages[0]?.content;
    const catalogue = typeof system === 'string' ? system : '';
    const text = await writeShelfAnswer(pictures, 'thousandths', catalogue);
    const chunks = this.chunks(model, text, behaviour);
    for (const chunk of chunks) this.checker.component('CreateChatCompletionStreamResponse', chunk);
    const lines = [
      ...chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`),
      'data: [DONE]\n\n',
    ];
    const error = { error: this.error('server_error', 'The server had an error', 'server_error') };
    await writeStream(response, lines, behaviour, `data: ${JSON.stringify(error)}\n\n`);
  }

  /** A label stands before each picture, and words come last. */
  private checkLabels(parts: readonly Part[]): void {
    parts.forEach((part, index) => {
      if (part.type !== 'image_url') return;
      const before = parts[index - 1];
      const isLabelled = before?.type === 'text' && /^Image \d+:/.test(before.text);
      if (!isLabelled) this.checker.note(`picture at ${index} has no label before it`);
    });
    if (parts.at(-1)?.type !== 'text') this.checker.note('the question is not last');
  }

  private chunks(model: string, whole: string, { kind }: Behaviour): object[] {
    const isRefused = kind === 'refusal';
    const text = kind === 'malformed' ? 'Sure! {' : whole;
    const parts = inParts(kind === 'truncated' ? text.slice(0, text.length / 2) : text);
    const frame = (choices: object[], usage: object | null): object => ({
      id: 'chatcmpl-test',
      object: 'chat.completion.chunk',
      created: 1_793_000_000,
      model: `${model}-2026-09-22`,
      service_tier: 'default',
      choices,
      usage,
    });
    const part = (delta: object, finish: string | null = null): object =>
      frame([{ index: 0, delta, logprobs: null, finish_reason: finish }], null);
    const { prompt, cached, completion } = OPENAI_USAGE;
    return [
      part({ role: 'assistant', content: '', refusal: null }),
      ...(isRefused
        ? inParts('I am sorry, I cannot help with that.', 12).map((refusal) => part({ refusal }))
        : parts.map((content) => part({ content }))),
      part({}, kind === 'truncated' ? 'length' : 'stop'),
      frame([], {
        prompt_tokens: prompt,
        completion_tokens: completion,
        total_tokens: prompt + completion,
        prompt_tokens_details: { cached_tokens: cached, audio_tokens: 0 },
        completion_tokens_details: { reasoning_tokens: 100, audio_tokens: 0 },
      }),
    ];
  }

  private fail(response: ServerResponse, status: number, behaviour: Behaviour): void {
    const error =
      behaviour.kind === 'out_of_funds'
        ? this.error('insufficient_quota', 'You exceeded your current quota', 'insufficient_quota')
        : this.error(
            'some_error',
            `pretended ${status}`,
            status === 429 ? 'rate_limit_exceeded' : null,
          );
    this.checker.component('ErrorResponse', { error });
    const wait = behaviour.kind === 'status' ? behaviour.retryAfter : undefined;
    sendJson(response, status, { error }, wait === undefined ? {} : { 'retry-after': wait });
  }

  private error(type: string, message: string, code: string | null): object {
    return { type, message, code, param: null };
  }
}
