/** What the API says when it refuses: RFC 9457, with a stable code. */
interface ProblemDocument {
  readonly title?: string;
  readonly detail?: string;
  readonly code?: string;
  readonly errors?: ReadonlyArray<{ readonly field: string; readonly message: string }>;
}

/** A refusal of the API, or no answer at all (status 0). Its message is meant for people. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'ApiProblem';
  }
}

/** The problem of an answer that was not 2xx. */
export function problemOf(status: number, text: string): ApiProblem {
  const { code, title, detail, errors } = parse(text);
  const fields = errors?.map(({ field, message }) => `${field}: ${message}`) ?? [];
  const words = [detail ?? title ?? `HTTP ${status}`, ...fields].join(' ');
  return new ApiProblem(status, code ?? 'unknown', words);
}

function parse(text: string): ProblemDocument {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}

/** Whether the session has no right to be here: ended, of no staff, or without a second factor. */
export function isSessionOver(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return false;
  return error.status === 401 || error.code === 'auth.second_factor_required';
}
