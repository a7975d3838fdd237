import { Anthropic } from '@anthropic-ai/sdk';
import type {
  MessageDeltaUsage,
  RawMessageStreamEvent,
  RefusalStopDetails,
  StopReason,
  Usage,
} from '@anthropic-ai/sdk/resources/messages';
import type { VendorConfig } from '../../../../config/providers-config.js';
import { Deadline, DEFAULT_DEADLINE, type DeadlineOptions } from '../../calling/deadline.js';
import type { ImageLimits } from '../../frames/image-limits.js';
import { ProviderError } from '../../provider-error.js';
import { estimateCall } from '../../vision/estimate.js';
import { estimateTextTokens, type TokenUse } from '../../vision/token-use.js';
import type { VisionQuestion, VisionReply, VisionVendor } from '../../vision/vision-vendor.port.js';
import { toOutcome, toProviderError, toRequest, toTokens } from './claude.mapper.js';

/**
 * What every model of the family sees without scaling: 1568 pixels on a side and as many patches of
 * 28 pixels, one token each. The newest see more, and cost more.
 * https://platform.claude.com/docs/en/build-with-claude/vision-coordinates
 */
const LIMITS: ImageLimits = { maxSidePx: 1568, patchPx: 28, maxPatches: 1568, tokensPerPatch: 1 };

/** Anthropic's models through the Messages API. */
export class ClaudeVendor implements VisionVendor {
  readonly name = 'claude';
  readonly limits = LIMITS;
  readonly boxUnit = 'pixels';
  private readonly client: Anthropic;

  constructor(
    config: VendorConfig,
    private readonly deadline: DeadlineOptions = DEFAULT_DEADLINE,
  ) {
    // Everything is given, so that the SDK takes nothing from the environment behind our back.
    this.client = new Anthropic({
      apiKey: config.apiKey,
      authToken: null,
      baseURL: config.baseUrl,
      webhookKey: null,
      maxRetries: 0,
      timeout: deadline.totalMs,
      logLevel: 'off',
      openTelemetry: false,
    });
  }

  async ask(
    question: VisionQuestion,
    signal: AbortSignal,
    onTokens: (tokens: TokenUse) => void,
  ): Promise<VisionReply> {
    const deadline = new Deadline(signal, this.deadline);
    const message = new StreamedMessage();
    try {
      const events = await this.client.messages.create(toRequest(question), {
        signal: deadline.signal,
      });
      message.hasStarted = true;
      for await (const event of events) {
        deadline.touch();
        message.take(event);
      }
      // The SDK ends an aborted stream as if it were complete.
      deadline.signal.throwIfAborted();
      return {
        outcome: toOutcome(message.stop, message.text, message.details),
        model: message.model ?? question.model,
      };
    } catch (error) {
      signal.throwIfAborted();
      if (deadline.isExpired) throw new ProviderError('claude', 'timeout', 'no answer in time');
      throw toProviderError(error, message.hasStarted);
    } finally {
      onTokens(message.tokens(question, deadline.isExpired));
      deadline.dispose();
    }
  }
}

/** A streamed message, put together. Thinking is not read, only paid. */
class StreamedMessage {
  hasStarted = false;
  text = '';
  stop: StopReason | null = null;
  details: RefusalStopDetails | null = null;
  model: string | undefined;
  private start: Usage | undefined;
  private end: MessageDeltaUsage | undefined;

  take(event: RawMessageStreamEvent): void {
    switch (event.type) {
      case 'message_start':
        this.start = event.message.usage;
        this.model = event.message.model;
        return;
      case 'content_block_delta':
        if (event.delta.type === 'text_delta') this.text += event.delta.text;
        return;
      case 'message_delta':
        this.stop = event.delta.stop_reason;
        this.details = event.delta.stop_details;
        this.end = event.usage;
        return;
      case 'content_block_start':
      case 'content_block_stop':
      case 'message_stop':
        return;
      default:
        // The vendor may add kinds of events; they carry nothing that we asked for.
        event satisfies never;
    }
  }

  /** What the vendor bills; what the end would have told is estimated where there was none. */
  tokens(question: VisionQuestion, isExpired: boolean): TokenUse {
    if (this.start && this.end) return toTokens(this.start, this.end);
    const written = estimateTextTokens(this.text);
    if (this.start) {
      const told = toTokens(this.start, undefined);
      return { ...told, output: Math.max(told.output, written), isEstimated: true };
    }
    const wasSpent = this.hasStarted || isExpired;
    return {
      input: wasSpent ? estimateCall(question, LIMITS).input : 0,
      cachedInput: 0,
      cacheWrite: 0,
      output: written,
      isEstimated: wasSpent,
    };
  }
}
