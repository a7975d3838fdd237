import { z } from 'zod';
import { envSchema } from '../../../apps/server/src/config/env.schema.js';

interface Property {
  readonly enum?: readonly string[];
  readonly description?: string;
}

/** The table of every variable that the server reads, from the schema that reads them. */
export function configurationPage(): string {
  const { properties = {}, required = [] } = z.toJSONSchema(envSchema, {
    io: 'input',
    unrepresentable: 'any',
  }) as { properties?: Record<string, Property>; required?: string[] };
  // The schema itself says what an environment becomes that sets nothing but what it must.
  const defaults: Readonly<Record<string, unknown>> = envSchema.parse({ DATABASE_URL: 'x' });
  const rows = Object.entries(properties).map(([name, property]) => {
    const fallback = required.includes(name) ? '**required**' : shown(defaults[name]);
    return `| \`${name}\` | ${fallback} | ${cell(meaning(property))} |`;
  });
  return [
    '# Configuration of the server',
    '',
    'Generated from `apps/server/src/config/env.schema.ts` by `npm run generate`; do not edit. API, worker',
    'and migrations read the environment once, at start, and list all faults together by variable and',
    'reason. An empty variable is an unset one. `NODE_ENV=production` refuses every embedded default, by',
    'name. What the root commands read beside these (`MI_DATA_DIR`, `BACKUP_DIR`...) is in the README.',
    '',
    '| variable | default | meaning |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function shown(value: unknown): string {
  if (value === undefined) return 'unset';
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;
}

function meaning({ description = '', enum: values }: Property): string {
  const choice = values ? `one of ${values.map((value) => `\`${value}\``).join(', ')}` : '';
  return [description, choice].filter(Boolean).join('; ');
}

const cell = (text: string): string => text.replaceAll('|', '\\|');
