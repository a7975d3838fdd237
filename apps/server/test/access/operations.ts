import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createOpenApiDocument } from '../../src/http-server.js';

export interface Operation {
  /** `GET /stores/{storeId}`, below /api/v1: the key of its expectation. */
  readonly key: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Names of the parameters in the path. */
  readonly params: readonly string[];
  readonly hasCursor: boolean;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Every operation of the API's own document. */
export function readOperations(app: NestFastifyApplication): Operation[] {
  const { paths } = createOpenApiDocument(app);
  return Object.entries(paths).flatMap(([url, item]) =>
    METHODS.flatMap((verb): Operation[] => {
      const operation = item[verb];
      if (!operation) return [];
      const path = url.replace(/^\/api\/v1/, '');
      const method = verb.toUpperCase() as Operation['method'];
      const parameters = (operation.parameters ?? []) as Array<{ name?: string }>;
      return [
        {
          key: `${method} ${path}`,
          method,
          path,
          params: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
          hasCursor: parameters.some(({ name }) => name === 'cursor'),
        },
      ];
    }),
  );
}

/** The path with its parameters filled in. */
export function fillPath(operation: Operation, values: Readonly<Record<string, string>>): string {
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for {${name}} of ${operation.key}`);
    return encodeURIComponent(value);
  });
}
