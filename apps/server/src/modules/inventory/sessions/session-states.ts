import type { SessionStatus } from '@miinventario/contracts';

/** From where a session may go where. Anything else is refused, or was already done. */
const NEXT: Readonly<Record<SessionStatus, readonly SessionStatus[]>> = {
  CREATED: ['UPLOADING', 'UPLOADED', 'CANCELED', 'EXPIRED'],
  UPLOADING: ['UPLOADED', 'CANCELED', 'EXPIRED'],
  UPLOADED: ['QUEUED', 'WAITING_CREDITS', 'FAILED', 'CANCELED'],
  WAITING_CREDITS: ['UPLOADED', 'CANCELED', 'EXPIRED'],
  QUEUED: ['EXTRACTING', 'FAILED', 'CANCELED'],
  EXTRACTING: ['DETECTING', 'FAILED', 'CANCELED'],
  DETECTING: ['MERGING', 'FAILED', 'CANCELED'],
  MERGING: ['READY', 'FAILED', 'CANCELED'],
  READY: [],
  FAILED: ['UPLOADED'],
  CANCELED: [],
  EXPIRED: [],
};

/** The states from which a session may enter `to`. */
export function statesBefore(to: SessionStatus): SessionStatus[] {
  return (Object.keys(NEXT) as SessionStatus[]).filter((from) => NEXT[from].includes(to));
}

/** True when nothing more will happen unless a person asks for it. */
export function isAtRest(status: SessionStatus): boolean {
  return ['READY', 'FAILED', 'CANCELED', 'EXPIRED'].includes(status);
}

/** The steps of the worker, in order, with the percent at which each begins. */
export const STEPS = [
  { status: 'EXTRACTING', fromPercent: 5 },
  { status: 'DETECTING', fromPercent: 35 },
  { status: 'MERGING', fromPercent: 90 },
] as const;
export type Step = (typeof STEPS)[number]['status'];

/** The percent shown when a share (0..1) of a step is done. */
export function percentOf(step: Step, share: number): number {
  const index = STEPS.findIndex(({ status }) => status === step);
  const from = STEPS[index]?.fromPercent ?? 0;
  const to = STEPS[index + 1]?.fromPercent ?? 99;
  return Math.round(from + (to - from) * Math.min(1, Math.max(0, share)));
}

/** Before this percent the pace says little, and the film's length is the better guess. */
const MEASURED_FROM_PERCENT = 40;
/** A film takes about this share of its own length to be counted. */
const USUAL_SHARE_OF_DURATION = 0.6;

/** Seconds until the report, from the pace so far or, at the start, from the film's length. */
export function etaSeconds(percent: number, elapsedMs: number, durationMs: number): number {
  const left = 100 - percent;
  const ms =
    percent >= MEASURED_FROM_PERCENT
      ? (elapsedMs * left) / percent
      : (durationMs * USUAL_SHARE_OF_DURATION * left) / 100;
  return Math.max(1, Math.round(ms / 1000));
}
