import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../../../../', import.meta.url));

/** The vendors' own documents, read where they are kept and never copied here. */
export function contractPath(name: string): string | undefined {
  const folder = process.env['SHARED_DIR'] ?? resolve(REPOSITORY, '../shared');
  const path = resolve(folder, 'contracts', name);
  return existsSync(path) ? path : undefined;
}

export interface OpenApiDocument {
  readonly paths: Record<string, Record<string, Operation>>;
}

interface Operation {
  readonly parameters?: ReadonlyArray<{ readonly in: string; readonly name: string }>;
  readonly requestBody?: { content: Record<string, { schema: object }> };
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

/** The document, or undefined on a machine that does not have it. */
export function readContract(name: string): OpenApiDocument | undefined {
  const path = contractPath(name);
  return path === undefined
    ? undefined
    : (JSON.parse(readFileSync(path, 'utf8')) as OpenApiDocument);
}
