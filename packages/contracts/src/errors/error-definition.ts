/** What people read of an error; `{name}` is replaced by the error's parameter of that name. */
export interface ErrorText {
  readonly title: string;
  readonly detail: string;
}

/** One stable error code: its HTTP status and its texts. A code without Spanish does not compile. */
export interface ErrorDefinition {
  readonly status: number;
  readonly es: ErrorText;
  readonly en: ErrorText;
}

export type ErrorTable = Readonly<Record<`${string}.${string}`, ErrorDefinition>>;
