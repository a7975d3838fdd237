import { isPassing, toFailure, type Failure } from '../../lib/api/failure';
import type { ReportItem } from '../../lib/api/types';
import {
  mark,
  nextToSend,
  settle,
  type Change,
  type Correction,
  type CorrectionState,
} from './corrections.model';

export interface CorrectionsSenderOptions {
  read: () => readonly Correction[];
  change: (step: (queue: readonly Correction[]) => Correction[]) => void;
  /** Applies a change to the version that was seen; null when the line is gone with it. */
  send: (correction: Correction) => Promise<ReportItem | null>;
  /** The line as it is now. */
  look: (correction: Correction) => Promise<ReportItem>;
  onSent: (correction: Correction, item: ReportItem | null) => void;
  textOf: (failure: Failure) => string;
  now?: () => number;
}

/** Waits between two tries while there is no network. */
const RETRY_MS = 6_000;
const CHANGED_MEANWHILE = 412;

function isAsWished(change: Change, item: ReportItem): boolean {
  if (change.kind === 'quantity') return item.quantity === change.quantity;
  if (change.kind === 'depth') return item.depthFactor === change.depthFactor;
  if (change.kind === 'product') return item.productId === change.productId;
  return change.kind === 'accept' && item.reviewed;
}

/**
 * Sends corrections one after the other, in the order in which they were made. What the network
 * swallows is sent again; what somebody else overtook is laid before the person.
 */
export class CorrectionsSender {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isSending = false;
  private isStopped = false;

  constructor(private readonly options: CorrectionsSenderOptions) {}

  /** Looks for something to send, now and whenever something falls due. */
  wake(): void {
    if (this.isSending || this.isStopped) return;
    clearTimeout(this.timer);
    const now = (this.options.now ?? Date.now)();
    const next = nextToSend(this.options.read(), now);
    if (next !== undefined) {
      void this.sendOne(next);
      return;
    }
    const dueAt = this.options
      .read()
      .filter(({ state }) => state.kind === 'waiting')
      .map(({ notBeforeMs }) => notBeforeMs)
      .filter((at) => at > now);
    if (dueAt.length > 0) this.sleep(Math.min(...dueAt) - now);
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private sleep(forMs: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.wake(), forMs);
  }

  private async sendOne(correction: Correction): Promise<void> {
    this.isSending = true;
    const isThrough = await this.tryOnce(correction);
    this.isSending = false;
    if (this.isStopped) return;
    if (isThrough) this.wake();
    else this.sleep(RETRY_MS);
  }

  /** False when only time can help. */
  private async tryOnce(correction: Correction): Promise<boolean> {
    try {
      this.finish(correction, await this.options.send(correction));
      return true;
    } catch (error) {
      const failure = toFailure(error);
      if (isPassing(failure)) return false;
      if (failure.kind !== 'rejected' || failure.status !== CHANGED_MEANWHILE) {
        this.mark(correction, { kind: 'refused', text: this.options.textOf(failure) });
        return true;
      }
      return this.meetConflict(correction);
    }
  }

  /** An answer that was lost on the way looks like a conflict, but the line is as wished. */
  private async meetConflict(correction: Correction): Promise<boolean> {
    try {
      const item = await this.options.look(correction);
      if (isAsWished(correction.change, item)) this.finish(correction, item);
      else {
        const { quantity, version } = item;
        this.mark(correction, { kind: 'conflict', quantity, version });
      }
      return true;
    } catch (error) {
      const failure = toFailure(error);
      if (isPassing(failure)) return false;
      this.mark(correction, { kind: 'refused', text: this.options.textOf(failure) });
      return true;
    }
  }

  private finish(correction: Correction, item: ReportItem | null): void {
    const version = item?.version ?? correction.version;
    this.options.change((queue) => settle(queue, correction, version));
    this.options.onSent(correction, item);
  }

  private mark({ id }: Correction, state: CorrectionState): void {
    this.options.change((queue) => mark(queue, id, state));
  }
}
