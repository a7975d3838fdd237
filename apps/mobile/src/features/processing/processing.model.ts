import type { Failure } from '../../lib/api/failure';
import type { Session, SessionFailure } from '../../lib/api/types';
import { sentFraction, type PartProgress } from '../../lib/upload/part-plan';
import type { TrackedFilm } from '../../lib/upload/upload.store';
import { stageOf, type SessionStage } from '../shared/session-status.model';

export type WorkStage = Extract<
  SessionStage,
  'received' | 'queued' | 'extracting' | 'detecting' | 'merging'
>;

/** What the screen shows, one thing at a time. */
export type ProcessingView =
  | { kind: 'loading' }
  | { kind: 'preparing' }
  | { kind: 'sending'; fraction: number; parts: PartProgress[]; isFinishing: boolean }
  | { kind: 'paused'; fraction: number }
  | { kind: 'notTaken'; failure: Failure }
  | { kind: 'elsewhere' }
  | { kind: 'working'; stage: WorkStage; percent: number; etaSeconds: number | null }
  | { kind: 'needsCredits'; credits: number | null }
  | { kind: 'ready' }
  | { kind: 'failed'; failure: SessionFailure | null }
  | { kind: 'canceled' }
  | { kind: 'expired' };

/** The film on this phone decides until the server has it; then the session does. */
export function processingView(
  tracked: TrackedFilm | undefined,
  session: Session | undefined,
): ProcessingView {
  if (tracked !== undefined && tracked.state !== 'sent') return viewOfFilm(tracked);
  if (session === undefined) return tracked === undefined ? { kind: 'loading' } : sentView;
  return viewOfSession(session, tracked?.state === 'sent');
}

const sentView: ProcessingView = {
  kind: 'working',
  stage: 'received',
  percent: 0,
  etaSeconds: null,
};

function viewOfFilm({ film, state, progress }: TrackedFilm): ProcessingView {
  if (film.refusal !== null) return { kind: 'notTaken', failure: film.refusal };
  if (state === 'paused') {
    return { kind: 'paused', fraction: progress === null ? 0 : sentFraction(progress) };
  }
  if (progress === null || progress.stage === 'preparing') return { kind: 'preparing' };
  return {
    kind: 'sending',
    fraction: sentFraction(progress),
    parts: progress.parts,
    isFinishing: progress.stage === 'finishing',
  };
}

function viewOfSession(session: Session, wasSentHere: boolean): ProcessingView {
  const stage = stageOf(session.status);
  switch (stage) {
    case 'sending':
      // The answer is older than our own completion, or the film waits on another device.
      return wasSentHere ? sentView : { kind: 'elsewhere' };
    case 'received':
    case 'queued':
    case 'extracting':
    case 'detecting':
    case 'merging':
      return { kind: 'working', stage, percent: session.percent, etaSeconds: session.etaSeconds };
    case 'needsCredits':
      return { kind: 'needsCredits', credits: session.credits };
    case 'failed':
      return { kind: 'failed', failure: session.failure };
    default:
      return { kind: stage };
  }
}

export type StepState = 'done' | 'current' | 'next';

export const steps = ['upload', 'frames', 'products', 'count'] as const;
export type Step = (typeof steps)[number];

/** Where each of the four steps stands. */
export function stepStates(view: ProcessingView): Record<Step, StepState> {
  const position = currentStep(view);
  const states = steps.map((_, index): StepState => {
    if (index < position) return 'done';
    return index === position ? 'current' : 'next';
  });
  return {
    upload: states[0] ?? 'next',
    frames: states[1] ?? 'next',
    products: states[2] ?? 'next',
    count: states[3] ?? 'next',
  };
}

function currentStep(view: ProcessingView): number {
  if (view.kind === 'ready') return steps.length;
  if (view.kind !== 'working') return 0;
  switch (view.stage) {
    case 'detecting':
      return 2;
    case 'merging':
      return 3;
    default:
      return 1;
  }
}
