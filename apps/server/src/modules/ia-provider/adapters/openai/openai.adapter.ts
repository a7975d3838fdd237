import { OpenAI } from 'openai';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import type { CompletionUsage } from 'openai/resources/completions';
import type { VendorConfig } from '../../../../config/providers-config.js';
import { Deadline, DEFAULT_DEADLINE, type DeadlineOptions } from '../../calling/deadline.js';
import type { ImageLimits } from '../../frames/image-limits.js';
import { ProviderError } from '../../provider-error.js';
import { estimateCall } from '../../vision/estimate.js';
import { estimateTextTokens, type TokenUse } from '../../vision/token-use.js';
import type { VisionQuestion, VisionReply, VisionVendor } from '../../vision/vision-vendor.port.js';
import {
  toOutcome,
  toProviderError,
  toRequest,
  toTokens,
  type FinishReason,
} from './openai.mapper.js';

/**
 * With detail "high" a picture is read in patches of 32 pixels, at most 1536 of them, and a larger
 * one is scaled down. https://developers.openai.com/api/docs/guides/images-vision
 */
const LIMITS: ImageLimits = { maxSidePx: 2048, patchPx: 32, maxPatches: 1536, tokensPerPatch: 1.2 };

/** OpenAI's models, and any server that speaks its chat completions. */
export class OpenAiVendor implements VisionVendor {
  readonly name = 'openai';
  readonly limits = LIMITS;
  readonly boxUnit = 'thousandths';
  private readonly client: OpenAI;

  constructor(
    config: VendorConfig,
    private readonly deadline: DeadlineOptions = DEFAULT_DEADLINE,
  ) {
    // Everything is given, so that the SDK takes nothing from the environment behind our back.
    this.client = new OpenAI({
      apiKey: config.apiKey,
      baseURL: config.baseUrl,
      organization: null,
      project: null,
      webhookSecret: null,
      maxRetries: 0,
      timeout: deadline.totalMs,
      logLevel: 'off',
    });
  }

  async ask(
    question: VisionQuestion,
    signal: AbortSignal,
    onTokens: (tokens: TokenUse) => void,
  ): Promise<VisionReply> {
    const deadline = new Deadline(signal, this.deadline);
    const completion = new Completion();
    try {
      const chunks = await this.client.chat.completions.create(toRequest(question), {
        signal: deadline.signal,
      });
      completion.hasStarted = true;
      for await (const chunk of chunks) {
        deadline.touch();
        completion.take(chunk);
      }
      // The SDK ends an aborted stream as if it were complete.
      deadline.signal.throwIfAborted();
      return {
        outcome: toOutcome(completion.finish, completion.text, completion.refusal),
        model: completion.model ?? question.model,
      };
    } catch (error) {
      signal.throwIfAborted();
      if (deadline.isExpired) throw new ProviderError('openai', 'timeout', 'no answer in time');
      throw toProviderError(error, completion.hasStarted);
    } finally {
      onTokens(completion.tokens(question, deadline.isExpired));
      deadline.dispose();
    }
  }
}

/** A streamed completion, put together. */
class Completion {
  hasStarted = false;
  text = '';
  refusal = '';
  finish: FinishReason = null;
  model: string | undefined;
  private usage: CompletionUsage | undefined;

  take(chunk: ChatCompletionChunk): void {
    this.model = chunk.model;
    if (chunk.usage) this.usage = chunk.usage;
    // One completion was asked for; the last part, with the usage, has none.
    for (const choice of chunk.choices) {
      this.text += choice.delta.content ?? '';
      this.refusal += choice.delta.refusal ?? '';
      this.finish = choice.finish_reason ?? this.finish;
    }
  }

  /** What the vendor bills. The usage comes last: where the answer broke off it is estimated. */
  tokens(question: VisionQuestion, isExpired: boolean): TokenUse {
    if (this.usage) return toTokens(this.usage);
    const wasSpent = this.hasStarted || isExpired;
    return {
      input: wasSpent ? estimateCall(question, LIMITS).input : 0,
      cachedInput: 0,
      cacheWrite: 0,
      output: estimateTextTokens(this.text + this.refusal),
      isEstimated: wasSpent,
    };
  }
}
