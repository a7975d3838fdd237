import type { QueryConfig } from 'pg';

/** More texts than the product has; statements that are put together by hand stay unnamed. */
const MAX_TEXTS = 2_000;

/**
 * Gives statements that come again a name, so that PostgreSQL parses and plans them once per
 * connection: planning a read under row security costs more than running it. A text seen once
 * stays unnamed, and the number of names is bounded.
 */
export class StatementNames {
  private readonly names = new Map<string, string | undefined>();
  private given = 0;

  /** The statement as the driver takes it. Without parameters it may be several: never named. */
  config(text: string, params: readonly unknown[]): QueryConfig {
    const name = params.length === 0 ? undefined : this.nameOf(text);
    return { text, values: [...params], ...(name === undefined ? {} : { name }) };
  }

  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined) return known;
    if (this.names.has(text)) {
      this.given += 1;
      const name = `mi_${this.given}`;
      this.names.set(text, name);
      return name;
    }
    if (this.names.size < MAX_TEXTS) this.names.set(text, undefined);
    return undefined;
  }
}
