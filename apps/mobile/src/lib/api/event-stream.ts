import { FailureError, failureOfAnswer, isAbort, toFailure } from './failure';
import { createEventStreamParser, type ServerEvent } from './event-stream.parser';
import { streamingFetch } from './streaming-fetch';

export interface EventStreamOptions {
  url: string;
  headers: () => Promise<Record<string, string>>;
  signal: AbortSignal;
  onEvent: (event: ServerEvent) => void;
  /** True while events can arrive; false from a break until the next connection. */
  onConnected: (isConnected: boolean) => void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

async function readUntilClosed(options: EventStreamOptions): Promise<void> {
  const answer = await streamingFetch(options.url, {
    headers: { Accept: 'text/event-stream', ...(await options.headers()) },
    signal: options.signal,
  });
  if (!answer.ok || answer.body === null) {
    throw new FailureError(failureOfAnswer(answer.status, null));
  }
  options.onConnected(true);
  const feed = createEventStreamParser(options.onEvent);
  const decoder = new TextDecoder();
  const reader = answer.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    feed(decoder.decode(value, { stream: true }));
  }
}

function wait(durationMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, durationMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/**
 * Follows a stream until `signal` aborts, connecting again with growing waits. EventSource
 * cannot send the Authorization header, hence fetch. Ends early when the server refuses.
 */
export async function followEvents(options: EventStreamOptions): Promise<void> {
  let waitMs = FIRST_WAIT_MS;
  while (!options.signal.aborted) {
    try {
      await readUntilClosed({
        ...options,
        onEvent: (event) => {
          waitMs = FIRST_WAIT_MS;
          options.onEvent(event);
        },
      });
    } catch (error) {
      if (isAbort(error) || options.signal.aborted) return;
      const failure = toFailure(error);
      if (failure.kind === 'rejected' && failure.status !== 401) {
        options.onConnected(false);
        return;
      }
    }
    options.onConnected(false);
    await wait(waitMs, options.signal);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }
}
