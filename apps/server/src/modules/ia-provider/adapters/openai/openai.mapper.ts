import { APIConnectionTimeoutError, APIError, APIConnectionError } from 'openai';
import type {
  ChatCompletionChunk,
  ChatCompletionContentPart,
  ChatCompletionCreateParamsStreaming,
} from 'openai/resources/chat/completions';
import type { CompletionUsage } from 'openai/resources/completions';
import { faultOfStatus } from '../../calling/http-fault.js';
import { parseRetryAfter } from '../../calling/retry.js';
import { ProviderError, type ProviderFault } from '../../provider-error.js';
import { askFor, imageLabel } from '../../vision/prompt.js';
import { SHELF_ANSWER_NAME, shelfAnswerJsonSchema } from '../../vision/shelf-answer.js';
import type { TokenUse } from '../../vision/token-use.js';
import type { VisionOutcome, VisionQuestion } from '../../vision/vision-vendor.port.js';

export type FinishReason = ChatCompletionChunk.Choice['finish_reason'];

/** Our question as a streamed chat completion with a strict JSON schema. */
export function toRequest(question: VisionQuestion): ChatCompletionCreateParamsStreaming {
  const pictures = question.images.flatMap(({ jpeg, size }, index): ChatCompletionContentPart[] => [
    { type: 'text', text: imageLabel(index + 1, size) },
    {
      type: 'image_url',
      image_url: { url: `data:image/jpeg;base64,${jpeg.toString('base64')}`, detail: 'high' },
    },
  ]);
  return {
    model: question.model,
    stream: true,
    stream_options: { include_usage: true },
    store: false,
    reasoning_effort: question.effort,
    max_completion_tokens: question.maxOutputTokens,
    response_format: {
      type: 'json_schema',
      json_schema: { name: SHELF_ANSWER_NAME, strict: true, schema: shelfAnswerJsonSchema },
    },
    messages: [
      { role: 'system', content: withCatalogue(question) },
      {
        role: 'user',
        content: [...pictures, { type: 'text', text: askFor(question.images.length) }],
      },
    ],
  };
}

/** Instructions and list first and alike for a whole film, so that the vendor's cache serves them. */
function withCatalogue({ instructions, catalogue }: VisionQuestion): string {
  return catalogue === '' ? instructions : `${instructions}\n# The shop's list\n\n${catalogue}\n`;
}

/**
 * How a completion ended.
 * @throws ProviderError `cut` when it did not end, `malformed` when it called a tool we never offered
 */
export function toOutcome(finish: FinishReason, text: string, refusal: string): VisionOutcome {
  if (refusal !== '') return { kind: 'refused', reason: refusal };
  switch (finish) {
    case 'stop':
      return { kind: 'answered', text };
    case 'length':
      return { kind: 'truncated' };
    case 'content_filter':
      return { kind: 'refused', reason: 'content filter' };
    case 'tool_calls':
    case 'function_call':
      throw new ProviderError('openai', 'malformed', 'a tool was called and none was offered');
    case null:
      throw new ProviderError('openai', 'cut', 'the answer broke off');
    default:
      finish satisfies never;
      throw new ProviderError('openai', 'malformed', `unknown end: ${String(finish)}`);
  }
}

/** Billed tokens; cached ones are part of what OpenAI calls prompt tokens. */
export function toTokens(usage: CompletionUsage): TokenUse {
  const cachedInput = usage.prompt_tokens_details?.cached_tokens ?? 0;
  const cacheWrite = usage.prompt_tokens_details?.cache_write_tokens ?? 0;
  return {
    input: Math.max(0, usage.prompt_tokens - cachedInput - cacheWrite),
    cachedInput,
    cacheWrite,
    output: usage.completion_tokens,
    isEstimated: false,
  };
}

/** What the SDK throws, as a fault of ours; `hasStarted`: the answer had begun. */
export function toProviderError(error: unknown, hasStarted: boolean): unknown {
  if (error instanceof ProviderError) return error;
  const fail = (fault: ProviderFault, message: string, retryAfterMs?: number): ProviderError =>
    new ProviderError('openai', fault, message, {
      cause: error,
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  if (error instanceof APIConnectionTimeoutError) return fail('timeout', 'no answer in time');
  if (error instanceof APIConnectionError) {
    return fail(hasStarted ? 'cut' : 'unavailable', 'the connection failed');
  }
  if (!(error instanceof APIError)) {
    return hasStarted ? fail('cut', 'the answer broke off') : error;
  }
  const { status, code, headers } = error as APIError;
  if (status === undefined) return fail(faultInStream(code), `error within the answer: ${code}`);
  // The same status says "slower" and "your money is gone".
  const fault = code === 'insufficient_quota' ? 'out_of_funds' : faultOfStatus(status);
  return fail(fault, `answered ${status} ${code ?? ''}`.trim(), parseRetryAfter(headers));
}

/** An error that comes as a part of a stream has a code and no status. */
function faultInStream(code: string | null | undefined): ProviderFault {
  switch (code) {
    case 'rate_limit_exceeded':
      return 'rate_limited';
    case 'insufficient_quota':
      return 'out_of_funds';
    default:
      return 'unavailable';
  }
}
