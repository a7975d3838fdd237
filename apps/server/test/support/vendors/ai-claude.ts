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

type Block =
  { type: 'text'; text: string } | { type: 'image'; source: { data: string; media_type: string } };

interface ClaudeRequest {
  readonly model: string;
  readonly system: ReadonlyArray<{ text: string; cache_control?: object }>;
  readonly messages: ReadonlyArray<{ role: string; content: Block[] }>;
}

/** Our own description of exactly what we send. */
const small = {
  request: {
    type: 'object',
    required: ['model', 'stream', 'max_tokens', 'output_config', 'system', 'messages'],
    properties: {
      model: { type: 'string', minLength: 1 },
      stream: { const: true },
      max_tokens: { type: 'integer', minimum: 1000 },
      output_config: {
        type: 'object',
        required: ['effort', 'format'],
        properties: {
          effort: { enum: ['low', 'medium', 'high'] },
          format: {
            type: 'object',
            required: ['type', 'schema'],
            properties: { type: { const: 'json_schema' }, schema: { type: 'object' } },
            additionalProperties: false,
          },
        },
        additionalProperties: false,
      },
      system: { type: 'array', minItems: 1, maxItems: 2 },
      messages: { type: 'array', minItems: 1, maxItems: 1 },
    },
    additionalProperties: false,
  },
};

export const CLAUDE_USAGE = { input: 3000, cacheRead: 1500, cacheWrite: 500, output: 800 };

const ERROR_TYPES: Readonly<Record<number, string>> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  402: 'billing_error',
  403: 'permission_error',
  404: 'not_found_error',
  429: 'rate_limit_error',
  500: 'api_error',
  504: 'timeout_error',
  529: 'overloaded_error',
};

/** The Messages API in Anthropic's own shape. */
export class ClaudeServer extends AiServer {
  readonly checker = new ComponentChecker('anthropic/messages-openapi.json', small);

  protected async respond(
    { path, headers, body }: ReceivedRequest,
    behaviour: Behaviour,
    response: ServerResponse,
  ): Promise<void> {
    if (path !== '/v1/messages') this.checker.note(`unknown path ${path}`);
    if (!headers['anthropic-version']) this.checker.note('no anthropic-version');
    // SDKs before 1.0 sent the key in a header of its own.
    const hasKey =
      headers.authorization === 'Bearer test-key' || headers['x-api-key'] === 'test-key';
    if (!hasKey) this.checker.note('no key');
    this.checker.small('request', body);
    this.checker.component('MessageCreateParamsStreaming', body);
    if (behaviour.kind === 'status') return this.fail(response, behaviour.status, behaviour);
    if (behaviour.kind === 'out_of_funds') return this.fail(response, 402, behaviour);
    const { model, messages, system } = body as ClaudeRequest;
    const blocks = messages[0]?.content ?? [];
    this.checkLabels(blocks);
    const pictures = blocks
      .filter((block) => block.type === 'image')
      .map((block) => Buffer.from(block.source.data, 'base64'));
    const catalogue = system.map(({ text }) => text).join('\n');
    const text = await writeShelfAnswer(pictures, 'pixels', catalogue);
    const events = this.events(model, text, behaviour);
    for (const event of events) this.checker.component('RawMessageStreamEvent', event);
    const lines = events.map(
      (event) => `event: ${(event as { type: string }).type}\ndata: ${JSON.stringify(event)}\n\n`,
    );
    const error = this.error('overloaded_error', 'Overloaded');
    const withPing = [
      ...lines.slice(0, 2),
      'event: ping\ndata: {"type": "ping"}\n\n',
      ...lines.slice(2),
    ];
    await writeStream(
      response,
      withPing,
      behaviour,
      `event: error\ndata: ${JSON.stringify(error)}\n\n`,
    );
  }

  /** A label stands before each picture, and words come last. */
  private checkLabels(blocks: readonly Block[]): void {
    blocks.forEach((block, index) => {
      if (block.type !== 'image') return;
      const before = blocks[index - 1];
      const isLabelled = before?.type === 'text' && /^Image \d+:/.test(before.text);
      if (!isLabelled) this.checker.note(`picture at ${index} has no label before it`);
    });
    if (blocks.at(-1)?.type !== 'text') this.checker.note('the question is not last');
  }

  private events(model: string, whole: string, { kind }: Behaviour): object[] {
    const { input, cacheRead, cacheWrite, output } = CLAUDE_USAGE;
    const counted = {
      input_tokens: input,
      cache_read_input_tokens: cacheRead,
      cache_creation_input_tokens: cacheWrite,
      output_tokens_details: null,
      server_tool_use: null,
    };
    const text = kind === 'malformed' ? 'Claro: {' : whole;
    const written = kind === 'truncated' ? text.slice(0, text.length / 2) : text;
    const isRefused = kind === 'refusal';
    const stop = isRefused ? 'refusal' : kind === 'truncated' ? 'max_tokens' : 'end_turn';
    const delta = (index: number, part: object): object => ({
      type: 'content_block_delta',
      index,
      delta: part,
    });
    return [
      {
        type: 'message_start',
        message: {
          id: 'msg_test',
          type: 'message',
          role: 'assistant',
          model,
          content: [],
          container: null,
          diagnostics: null,
          stop_reason: null,
          stop_sequence: null,
          stop_details: null,
          usage: {
            ...counted,
            cache_creation: null,
            inference_geo: null,
            output_tokens: 1,
            service_tier: 'standard',
            speed: null,
          },
        },
      },
      {
        type: 'content_block_start',
        index: 0,
        content_block: { type: 'thinking', thinking: '', signature: '' },
      },
      delta(0, { type: 'signature_delta', signature: 'c2ln' }),
      { type: 'content_block_stop', index: 0 },
      {
        type: 'content_block_start',
        index: 1,
        content_block: { type: 'text', text: '', citations: null },
      },
      ...(isRefused
        ? []
        : inParts(written).map((part) => delta(1, { type: 'text_delta', text: part }))),
      { type: 'content_block_stop', index: 1 },
      {
        type: 'message_delta',
        delta: {
          stop_reason: stop,
          stop_sequence: null,
          container: null,
          stop_details: isRefused ? { type: 'refusal', category: null, explanation: null } : null,
        },
        usage: { ...counted, output_tokens: output },
      },
      { type: 'message_stop' },
    ];
  }

  private fail(response: ServerResponse, status: number, behaviour: Behaviour): void {
    const body = this.error(ERROR_TYPES[status] ?? 'api_error', `pretended ${status}`);
    this.checker.component('ErrorResponse', body);
    const wait = behaviour.kind === 'status' ? behaviour.retryAfter : undefined;
    sendJson(response, status, body, wait === undefined ? {} : { 'retry-after': wait });
  }

  private error(type: string, message: string): object {
    return { type: 'error', error: { type, message }, request_id: 'req_test' };
  }
}
