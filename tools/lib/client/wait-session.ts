import { setTimeout as sleep } from 'node:timers/promises';
import { ApiRefusal, type ApiClient } from './api-client.js';
import type { Session, SessionStatus } from './api.types.js';

const ENDED: ReadonlySet<SessionStatus> = new Set([
  'READY',
  'FAILED',
  'CANCELED',
  'EXPIRED',
  'WAITING_CREDITS',
]);
const POLL_MS = 2_000;

export interface WaitSessionOptions {
  readonly timeoutMs: number;
  readonly onChange?: (session: Session) => void;
}

/**
 * Follows the session's event stream until it ends, and polls whenever the stream breaks.
 * @throws Error when it has not ended in time.
 */
export async function waitForSession(
  client: ApiClient,
  path: string,
  options: WaitSessionOptions,
): Promise<Session> {
  const deadline = Date.now() + options.timeoutMs;
  let last = '';
  const look = (session: Session): Session | undefined => {
    const seen = `${session.status} ${session.percent}`;
    if (seen !== last) options.onChange?.(session);
    last = seen;
    return ENDED.has(session.status) ? session : undefined;
  };
  while (Date.now() < deadline) {
    const session = await pollOnce(client, path);
    const polled = session && look(session);
    if (polled) return polled;
    const streamed = await followStream(client, `${path}/events`, deadline, look);
    if (streamed) return streamed;
    await sleep(POLL_MS);
  }
  throw new Error(`la sesión no terminó en ${Math.round(options.timeoutMs / 1000)} s (${last})`);
}

/** The session, or undefined while there is no server to ask: it may be starting again. */
async function pollOnce(client: ApiClient, path: string): Promise<Session | undefined> {
  try {
    return await client.get<Session>(path);
  } catch (error) {
    if (error instanceof ApiRefusal && error.status < 500) throw error;
    return undefined;
  }
}

/** The session that ended the wait, or undefined when the stream broke off. */
async function followStream(
  client: ApiClient,
  path: string,
  deadline: number,
  look: (session: Session) => Session | undefined,
): Promise<Session | undefined> {
  try {
    const answer = await fetch(`${client.baseUrl}/api/v1${path}`, {
      headers: { ...client.headers, Accept: 'text/event-stream' },
      signal: AbortSignal.timeout(Math.max(1, deadline - Date.now())),
    });
    if (!answer.ok || !answer.body) return undefined;
    let buffered = '';
    for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
      buffered += chunk;
      const blocks = buffered.split(/\r?\n\r?\n/);
      buffered = blocks.pop() ?? '';
      for (const block of blocks) {
        const session = readEvent(block);
        const ended = session && look(session);
        if (ended) return ended;
      }
    }
  } catch {
    // A broken stream is no news: the caller polls and comes back.
  }
  return undefined;
}

function readEvent(block: string): Session | undefined {
  const lines = block.split(/\r?\n/);
  if (!lines.some((line) => /^event:\s*session$/.test(line))) return undefined;
  const text = lines
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length).trimStart())
    .join('\n');
  return text === '' ? undefined : (JSON.parse(text) as Session);
}
