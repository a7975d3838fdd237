import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import {
  MESSAGE_SENDER,
  type MessageSender,
  type OutgoingMessage,
} from '../../platform/messaging/message-sender.port.js';
import { log } from '../../platform/telemetry/logger.js';

/** Writing a message costs time on the processor: it begins when the answer has left. */
const SEND_AFTER_MS = 100;
const RETRY_AFTER_MS = [500, 2_000] as const;

/**
 * Sends codes after the answer has gone: waiting for the service would tell by time whether anybody
 * was written to. A code is never stored in clear, so it cannot wait in a queue; one that is lost
 * with the process is asked for again.
 */
@Injectable()
export class MessageCourier implements OnApplicationShutdown {
  private readonly underway = new Set<Promise<void>>();

  constructor(@Inject(MESSAGE_SENDER) private readonly sender: MessageSender) {}

  dispatch(message: OutgoingMessage): void {
    const sending = this.send(message).finally(() => this.underway.delete(sending));
    this.underway.add(sending);
  }

  /** Resolves when everything dispatched so far was sent or given up. */
  async settle(): Promise<void> {
    await Promise.allSettled([...this.underway]);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.settle();
  }

  private async send(message: OutgoingMessage): Promise<void> {
    await sleep(SEND_AFTER_MS);
    for (const pause of [...RETRY_AFTER_MS, undefined]) {
      try {
        await this.sender.send(message);
        return;
      } catch (error) {
        if (pause === undefined) {
          log.error({ ...faultOf(error), channel: message.channel }, 'a code could not be sent');
          return;
        }
        await sleep(pause);
      }
    }
  }
}

/** Which fault it was, without the service's words: those repeat the number or the address. */
function faultOf(error: unknown): object {
  if (!(error instanceof Error)) return { fault: typeof error };
  const { code, status, responseCode } = error as Error & Record<string, unknown>;
  return { fault: error.name, code, status, responseCode };
}
