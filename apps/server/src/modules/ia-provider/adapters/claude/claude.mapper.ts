import { APIConnectionError, APIConnectionTimeoutError, APIError } from '@anthropic-ai/sdk';
import type {
  ContentBlockParam,
  MessageCreateParamsStreaming,
  MessageDeltaUsage,
  RefusalStopDetails,
  StopReason,
  TextBlockParam,
  Usage,
} from '@anthropic-ai/sdk/resources/messages';
import type { ErrorType } from '@anthropic-ai/sdk/resources/shared';
import { faultOfStatus } from '../../calling/http-fault.js';
import { parseRetryAfter } from '../../calling/retry.js';
import { ProviderError, type ProviderFault } from '../../provider-error.js';
import { askFor, imageLabel } from '../../vision/prompt.js';
import { shelfAnswerJsonSchema } from '../../vision/shelf-answer.js';
import type { TokenUse } from '../../vision/token-use.js';
import type { VisionOutcome, VisionQuestion } from '../../vision/vision-vendor.port.js';

/**
 * Our question as a streamed message with structured output. No `thinking` is sent: the models of
 * this generation think by themselves, some refuse to be told not to, and `effort` keeps it short.
 */
export function toRequest(question: VisionQuestion): MessageCreateParamsStreaming {
  const pictures = question.images.flatMap(({ jpeg, size }, index): ContentBlockParam[] => [
    { type: 'text', text: imageLabel(index + 1, size) },
    {
      type: 'image',
      source: { type: 'base64', media_type: 'image/jpeg', data: jpeg.toString('base64') },
      // Boxes are in pixels of what we sent: a picture that were scaled in silence would shift them.
      transformations: { oversized_image: 'error' },
    },
  ]);
  return {
    model: question.model,
    stream: true,
    max_tokens: question.maxOutputTokens,
    output_config: {
      effort: question.effort,
      format: { type: 'json_schema', schema: shelfAnswerJsonSchema },
    },
    system: toSystem(question),
    messages: [
      {
        role: 'user',
        content: [...pictures, { type: 'text', text: askFor(question.images.length) }],
      },
    ],
  };
}

/** Alike for a whole film: its last block is marked, so that later calls read it from the cache. */
function toSystem({ instructions, catalogue }: VisionQuestion): TextBlockParam[] {
  const texts =
    catalogue === '' ? [instructions] : [instructions, `# The shop's list\n\n${catalogue}`];
  return texts.map((text, index) => ({
    type: 'text',
    text,
    ...(index === texts.length - 1 ? { cache_control: { type: 'ephemeral' } } : {}),
  }));
}

/**
 * How a message ended.
 * @throws ProviderError `cut` when it did not end, `malformed` when it waits for something of ours
 */
export function toOutcome(
  stop: StopReason | null,
  text: string,
  details: RefusalStopDetails | null,
): VisionOutcome {
  switch (stop) {
    case 'end_turn':
    case 'stop_sequence':
      return { kind: 'answered', text };
    case 'max_tokens':
    case 'model_context_window_exceeded':
      return { kind: 'truncated' };
    case 'refusal':
      return { kind: 'refused', reason: details?.category ?? 'no category' };
    case 'tool_use':
    case 'pause_turn':
      throw new ProviderError('claude', 'malformed', `ended with ${stop}, and no tool was offered`);
    case null:
      throw new ProviderError('claude', 'cut', 'the answer broke off');
    default:
      stop satisfies never;
      throw new ProviderError('claude', 'malformed', `unknown end: ${String(stop)}`);
  }
}

/** Billed tokens: the input at the start of a message, with the output at its end. */
export function toTokens(start: Usage, end: MessageDeltaUsage | undefined): TokenUse {
  return {
    input: end?.input_tokens ?? start.input_tokens,
    cachedInput: end?.cache_read_input_tokens ?? start.cache_read_input_tokens ?? 0,
    cacheWrite: end?.cache_creation_input_tokens ?? start.cache_creation_input_tokens ?? 0,
    output: end?.output_tokens ?? start.output_tokens,
    isEstimated: false,
  };
}

/** What the SDK throws, as a fault of ours; `hasStarted`: the answer had begun. */
export function toProviderError(error: unknown, hasStarted: boolean): unknown {
  if (error instanceof ProviderError) return error;
  const fail = (fault: ProviderFault, message: string, retryAfterMs?: number): ProviderError =>
    new ProviderError('claude', fault, message, {
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
  const { status, type, headers } = error as APIError;
  // An error that comes as a part of a stream has a type and no status.
  const fault = type === null ? faultOfStatus(status ?? 500) : faultOfType(type, status);
  return fail(
    fault,
    `answered ${status ?? 'within the answer'} ${type ?? ''}`.trim(),
    parseRetryAfter(headers),
  );
}

function faultOfType(kind: ErrorType, status: number | undefined): ProviderFault {
  switch (kind) {
    case 'invalid_request_error':
    case 'not_found_error':
      return 'rejected';
    case 'authentication_error':
    case 'permission_error':
      return 'unauthorized';
    case 'billing_error':
      return 'out_of_funds';
    case 'rate_limit_error':
      return 'rate_limited';
    case 'timeout_error':
      return 'timeout';
    case 'overloaded_error':
      return 'overloaded';
    case 'conflict_error':
    case 'memory_precondition_failed_error':
    case 'memory_path_conflict_error':
    case 'api_error':
      return faultOfStatus(status ?? 500);
    default:
      // A type that this SDK does not name yet: its status decides.
      kind satisfies never;
      return faultOfStatus(status ?? 500);
  }
}
