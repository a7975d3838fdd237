import { isAxiosError, isCancel } from 'axios';

import type { Problem } from './types';

/**
 * Every way a call can fail, as a closed union. `rejected` is the server's considered "no"
 * with its stable code; trying the same again cannot help. The other three may pass.
 */
export type Failure =
  | { kind: 'offline' }
  | { kind: 'timeout' }
  | { kind: 'rejected'; code: string; status: number; title: string; detail: string | null }
  | { kind: 'server'; status: number | null };

/** Raised by calls of ours that are not Axios's, so that all faults share one reading. */
export class FailureError extends Error {
  constructor(readonly failure: Failure) {
    super(`Request failed: ${failure.kind}`);
  }
}

function isProblem(value: unknown): value is Problem {
  if (typeof value !== 'object' || value === null) return false;
  return 'code' in value && typeof value.code === 'string' && 'title' in value;
}

/** The failure told by an answer's status and body. */
export function failureOfAnswer(status: number, body: unknown): Failure {
  if (status >= 500) return { kind: 'server', status };
  if (!isProblem(body))
    return { kind: 'rejected', code: `http.${status}`, status, title: '', detail: null };
  return {
    kind: 'rejected',
    code: body.code,
    status,
    title: body.title,
    detail: body.detail ?? null,
  };
}

/** Reads any thrown value as a failure; what is not a network fault counts as the server's. */
export function toFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  if (!isAxiosError(error)) return { kind: 'server', status: null };
  if (error.response !== undefined)
    return failureOfAnswer(error.response.status, error.response.data);
  if (error.code === 'ECONNABORTED' || error.code === 'ETIMEDOUT') return { kind: 'timeout' };
  return { kind: 'offline' };
}

export function isAbort(error: unknown): boolean {
  return isCancel(error) || (error instanceof Error && error.name === 'AbortError');
}

/** Whether the same call may succeed later. 408, 425 and 429 say "not now". */
export function isPassing(failure: Failure): boolean {
  return failure.kind !== 'rejected' || [408, 425, 429].includes(failure.status);
}
