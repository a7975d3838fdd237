/** What one part of `npm test` found. */
export interface PartResult {
  readonly passed: number;
  readonly failures: ReadonlyArray<{ readonly name: string; readonly message: string }>;
  /** Names of what was skipped. */
  readonly skipped: readonly string[];
}

/** One part of `npm test`. */
export interface Part {
  readonly id: string;
  readonly title: string;
  /** Parts of a stage share the machine two at a time; stages follow each other. */
  readonly stage: number;
  readonly run: () => Promise<PartResult>;
}

export const PASSED_CHECK: PartResult = { passed: 1, failures: [], skipped: [] };

/** The result of a part that could not do its work at all. */
export function crashed(name: string, message: string): PartResult {
  return { passed: 0, failures: [{ name, message }], skipped: [] };
}
