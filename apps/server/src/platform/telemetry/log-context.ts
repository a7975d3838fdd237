import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '../database/actor.js';

/** What every line of a request or a job says about itself. */
export interface LogContext {
  requestId?: string;
  userId?: string;
  storeId?: string;
  /** The inventory session that the work is about. */
  sessionId?: string;
  job?: string;
  jobId?: string;
}

/** The part that travels with a job; the request id has a place of its own. */
export type Subject = Pick<LogContext, 'userId' | 'storeId' | 'sessionId'>;

const storage = new AsyncLocalStorage<LogContext>();

/** Runs the work with its own context: what it logs, and what it starts, tells of it. */
export function runInLogContext<T>(context: LogContext, work: () => T): T {
  return storage.run({ ...context }, work);
}

/** The live context of the work under way, to come back to it from an event of the runtime. */
export function captureLogContext(): LogContext | undefined {
  return storage.getStore();
}

/** Runs the work in a captured context, with all that was added to it since. */
export function resumeLogContext<T>(captured: LogContext | undefined, work: () => T): T {
  return captured === undefined ? work() : storage.run(captured, work);
}

export function logContext(): Readonly<LogContext> {
  return storage.getStore() ?? {};
}

/** Adds what has become known since; nothing happens outside a request or job. */
export function annotate(facts: LogContext): void {
  const context = storage.getStore();
  if (context) Object.assign(context, facts);
}

/** Who acts, as far as the context does not know it yet. */
export function annotateActor(actor: Actor): void {
  const context = storage.getStore();
  if (!context) return;
  if ('userId' in actor && actor.userId !== undefined) context.userId ??= actor.userId;
  if ('storeId' in actor && actor.storeId !== undefined) context.storeId ??= actor.storeId;
}

/** Who and what the work under way is about, to travel with a job. */
export function currentSubject(): Subject {
  const { userId, storeId, sessionId } = logContext();
  return {
    ...(userId === undefined ? {} : { userId }),
    ...(storeId === undefined ? {} : { storeId }),
    ...(sessionId === undefined ? {} : { sessionId }),
  };
}

/** The ids that a job's payload names itself; they are nearer to the work than who asked for it. */
export function subjectOfPayload(payload: Readonly<Record<string, unknown>>): Subject {
  const subject: Subject = {};
  for (const key of ['userId', 'storeId', 'sessionId'] as const) {
    const value = payload[key];
    if (typeof value === 'string') subject[key] = value;
  }
  return subject;
}
