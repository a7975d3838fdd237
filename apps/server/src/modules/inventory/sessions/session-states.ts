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

/** Below this share the pace of a step says little, and the film's length is the better guess. */
const MEASURED_FROM_SHARE = 0.05;
/** A film takes about this share of its own length to be counted. */
const USUAL_SHARE_OF_DURATION = 0.8;
/** Merging and cutting out the evidence, after the last key frame. */
const FINISH_MS = 2_000;

export interface StepPace {
  readonly step: Step;
  /** 0..1 of the step. */
  readonly share: number;
  /** Since the step began. */
  readonly elapsedMs: number;
  readonly durationMs: number;
}

/** Seconds until the report: by the pace of detection, or before it by the film's length. */
export function etaSeconds({ step, share, elapsedMs, durationMs }: StepPace): number {
  const isMeasured = step === 'DETECTING' && share >= MEASURED_FROM_SHARE;
  const usualMs = (durationMs * USUAL_SHARE_OF_DURATION * (100 - percentOf(step, share))) / 100;
  const ms = isMeasured ? (elapsedMs * (1 - share)) / share + FINISH_MS : usualMs;
  return Math.max(1, Math.round(ms / 1000));
}
