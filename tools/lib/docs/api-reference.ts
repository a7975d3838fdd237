interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly items?: Schema;
}

interface Operation {
  readonly summary?: string;
  readonly parameters?: ReadonlyArray<{
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
  }>;
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: Schema }>>;
  };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Every endpoint of the OpenAPI document by its first segment: what it takes and what it gives. */
export function apiReferencePage(openapi: string): string {
  const { paths } = JSON.parse(openapi) as Document;
  const groups = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(paths)) {
    const group = path.replace(/^\/api\/v1\//, '').split('/')[0] ?? '';
    const rows = Object.entries(methods).map(([method, operation]) => row(method, path, operation));
    groups.set(group, [...(groups.get(group) ?? []), ...rows]);
  }
  const sections = [...groups.entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .flatMap(([group, rows]) => [
      `## ${group}`,
      '',
      '| endpoint | what | takes | gives |',
      '| --- | --- | --- | --- |',
      ...rows,
      '',
    ]);
  return [
    '# API reference',
    '',
    'Generated from the OpenAPI document by `npm run generate`; do not edit. The running API shows the same',
    'with every field and example at `/api/docs`, and as JSON at `/api/docs-json`. Errors are',
    '`application/problem+json` (RFC 9457) with a stable `code`; lists are pages with a `cursor`; a POST may',
    'be repeated under the same `Idempotency-Key`.',
    '',
    ...sections,
  ].join('\n');
}

function row(method: string, path: string, operation: Operation): string {
  const query = (operation.parameters ?? [])
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, required }) => `\`${name}${required === true ? '' : '?'}\``);
  const body = schemaName(operation.requestBody?.content);
  const takes = [...(body ? [body] : []), ...query].join(', ');
  const gives = Object.entries(operation.responses)
    .filter(([status]) => status.startsWith('2'))
    .map(([status, { content }]) => `${status} ${schemaName(content) ?? ''}`.trim())
    .join(', ');
  const what = (operation.summary ?? '').replaceAll('|', '\\|');
  return `| \`${method.toUpperCase()} ${path.replace('/api/v1', '')}\` | ${what} | ${takes} | ${gives} |`;
}

function schemaName(
  content: Readonly<Record<string, { readonly schema?: Schema }>> | undefined,
): string | undefined {
  const entry = Object.entries(content ?? {})[0];
  if (!entry) return undefined;
  const [type, { schema }] = entry;
  const name = schema?.$ref ?? schema?.items?.$ref;
  if (name === undefined) return type === 'application/json' ? schema?.type : `\`${type}\``;
  return `${name.split('/').at(-1) ?? ''}${schema?.items ? '[]' : ''}`;
}
