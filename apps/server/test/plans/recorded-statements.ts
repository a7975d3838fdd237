import pg from 'pg';
import { contextSettings, SET_CONTEXT_SQL, type Actor } from '../../src/platform/database/actor.js';

/** One statement as the product sent it. */
export interface Statement {
  readonly sql: string;
  readonly params: readonly unknown[];
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly Plan[];
}

const READS = /^\s*(SELECT|WITH)\b/i;

/** What goes to the database while `work` runs, as the client library is asked to send it. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const statements = new Map<string, Statement>();
  // Called as it was: what is recorded is what the product sends, and it is sent all the same.
  const own = pg.Client.prototype.query as (this: pg.Client, ...args: unknown[]) => unknown;
  const recorded = function (this: pg.Client, ...args: unknown[]): unknown {
    const [first, second] = args;
    const query = typeof first === 'string' ? { text: first } : (first as Partial<Sent>);
    const params = query.values ?? (Array.isArray(second) ? (second as unknown[]) : []);
    if (typeof query.text === 'string' && READS.test(query.text)) {
      statements.set(query.text, { sql: query.text, params });
    }
    return own.apply(this, args);
  };
  pg.Client.prototype.query = recorded as typeof pg.Client.prototype.query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = own as typeof pg.Client.prototype.query;
  }
  return [...statements.values()].filter(({ sql }) => /\b(inventory|feedback)\./.test(sql));
}

interface Sent {
  readonly text: string;
  readonly values: unknown[];
}

/** Asks for plans as the application's role does its work: under the policies, as somebody. */
export class Planner {
  private constructor(private readonly client: pg.Client) {}

  static async open(appUrl: string, actor: Actor): Promise<Planner> {
    const client = new pg.Client({ connectionString: appUrl });
    await client.connect();
    await client.query('BEGIN');
    await client.query(SET_CONTEXT_SQL, contextSettings(actor, 'plans') as unknown[]);
    return new Planner(client);
  }

  /** Tables that the plan reads from end to end: for these very values, or for any. */
  async tablesReadWhole({ sql, params }: Statement, kind: 'custom' | 'generic'): Promise<string[]> {
    const { rows } =
      kind === 'custom'
        ? await this.client.query<Explained>(`EXPLAIN (FORMAT JSON) ${sql}`, [...params])
        : await this.client.query<Explained>(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${sql}`);
    const tables: string[] = [];
    const visit = (plan: Plan): void => {
      const table = plan['Relation Name'];
      if (plan['Node Type'] === 'Seq Scan' && table !== undefined) tables.push(table);
      plan.Plans?.forEach(visit);
    };
    for (const { Plan: plan } of rows[0]?.['QUERY PLAN'] ?? []) visit(plan);
    return tables;
  }

  async close(): Promise<void> {
    await this.client.query('ROLLBACK');
    await this.client.end();
  }
}

interface Explained {
  readonly 'QUERY PLAN': ReadonlyArray<{ readonly Plan: Plan }>;
}
