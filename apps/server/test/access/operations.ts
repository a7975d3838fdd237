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
  /** Ids in the body (`items[].id`) and in the query (`?productId`), by where they stand. */
  readonly ids: readonly string[];
}

interface Schema {
  readonly $ref?: string;
  readonly format?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: Schema;
}

interface Body {
  readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Every operation of the API's own document. */
export function readOperations(app: NestFastifyApplication): Operation[] {
  const document = createOpenApiDocument(app);
  const { paths } = document;
  const schemas = (document.components?.schemas ?? {}) as Readonly<Record<string, Schema>>;
  return Object.entries(paths).flatMap(([url, item]) =>
    METHODS.flatMap((verb): Operation[] => {
      const operation = item[verb];
      if (!operation) return [];
      const path = url.replace(/^\/api\/v1/, '');
      const method = verb.toUpperCase() as Operation['method'];
      const parameters = (operation.parameters ?? []) as Parameter[];
      const body = (operation as { requestBody?: Body }).requestBody;
      return [
        {
          key: `${method} ${path}`,
          method,
          path,
          params: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
          hasCursor: parameters.some(({ name }) => name === 'cursor'),
          ids: [
            ...parameters
              .filter((param) => param.in === 'query' && isId(param.name, param.schema))
              .map(({ name }) => `?${name}`),
            ...Object.values(body?.content ?? {}).flatMap(({ schema }) => idsIn(schema, schemas)),
          ],
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

/** By the format, and by the name too: a description may forget to say that a text is an id. */
function isId(name: string, schema: Schema | undefined): boolean {
  return schema?.format === 'uuid' || /^ids?$|Ids?$/.test(name);
}

/** Where ids stand in a body, as `labels[].productId`. */
function idsIn(
  schema: Schema,
  schemas: Readonly<Record<string, Schema>>,
  place = '',
  name = '',
): string[] {
  const { $ref } = schema;
  if ($ref !== undefined) {
    const named = schemas[$ref.split('/').at(-1) ?? ''];
    return named ? idsIn(named, schemas, place, name) : [];
  }
  if (schema.items) return idsIn(schema.items, schemas, `${place}[]`, name);
  if (isId(name, schema)) return [place];
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [
    ...parts.flatMap((part) => idsIn(part, schemas, place, name)),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, value]) =>
      idsIn(value, schemas, place === '' ? key : `${place}.${key}`, key),
    ),
  ];
}
