import { errorDefinition, type ErrorCode } from '@miinventario/contracts';

export type ErrorParams = Readonly<Record<string, string | number>>;

export interface FieldFault {
  /** Dotted path of the field, as the client sent it. */
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

export interface AppErrorOptions {
  readonly params?: ErrorParams;
  readonly fields?: readonly FieldFault[];
  readonly retryAfterSeconds?: number;
  /** Facts for the client's program, beside the text: added to the problem document. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** The one error that services throw: a stable code and the facts its text needs. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly params: ErrorParams;
  readonly fields: readonly FieldFault[];
  readonly retryAfterSeconds: number | undefined;
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.status = errorDefinition(code).status;
    this.params = options.params ?? {};
    this.fields = options.fields ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.extensions = options.extensions ?? {};
  }
}
