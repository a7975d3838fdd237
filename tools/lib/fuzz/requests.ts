import fc from 'fast-check';
import { hostileText, hostileValue } from './hostile-values.js';
import { resolve, type OpenApiDocument, type Operation, type Schema } from './openapi.js';

/** A request as it will be sent; ids stand as `{name}` until they are known. */
export interface FuzzRequest {
  readonly operation: Operation;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Well-formed and broken requests for every operation of the document. */
export function requestOf(document: OpenApiDocument, operations: readonly Operation[]) {
  return fc.constantFrom(...operations).chain((operation) =>
    fc.record({
      operation: fc.constant(operation),
      path: pathOf(document, operation),
      headers: headersOf(operation),
      body: bodyOf(document, operation),
    }),
  );
}

/** A value that the schema allows, as far as it says what it allows. */
function validValue(document: OpenApiDocument, schema: Schema): fc.Arbitrary<unknown> {
  const plain = resolve(document, schema);
  if (plain.enum && plain.enum.length > 0) return fc.constantFrom(...plain.enum);
  const type = typeof plain.type === 'string' ? plain.type : (plain.type?.[0] ?? 'object');
  switch (type) {
    case 'string':
      return textOf(plain);
    case 'integer':
    case 'number':
      return fc.integer({ min: plain.minimum ?? 0, max: Math.min(plain.maximum ?? 1000, 1e6) });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(validValue(document, plain.items ?? {}), { maxLength: 3 });
    default:
      return objectOf(document, plain);
  }
}

function textOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.format === 'uuid') return fc.oneof(fc.constant('{any}'), fc.uuid());
  if (schema.format === 'date-time') return fc.constant('2026-03-01T12:00:00Z');
  const plain = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' });
  return typeof schema.example === 'string' ? fc.constant(schema.example) : plain;
}

function objectOf(document: OpenApiDocument, schema: Schema): fc.Arbitrary<unknown> {
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => [
    name,
    validValue(document, field),
  ]);
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: [...(schema.required ?? [])],
  });
}

/** The valid body, or one with a field that is wrong, missing or unknown; or no JSON at all. */
function bodyOf(document: OpenApiDocument, operation: Operation): fc.Arbitrary<string | undefined> {
  if (operation.method === 'GET') return fc.constant(undefined);
  const schema = resolve(document, operation.body ?? {});
  const valid = objectOf(document, schema) as fc.Arbitrary<Record<string, unknown>>;
  const names = Object.keys(schema.properties ?? { any: {} });
  const broken = fc
    .tuple(valid, fc.constantFrom(...names, 'storeId', 'role', '__proto__'), hostileValue)
    .map(([body, name, value]) => JSON.stringify({ ...body, [name]: value }));
  return fc.oneof(
    { weight: 3, arbitrary: valid.map((body) => JSON.stringify(body)) },
    { weight: 6, arbitrary: broken },
    { weight: 2, arbitrary: hostileValue.map((value) => JSON.stringify(value)) },
    { weight: 1, arbitrary: fc.constantFrom('{', '[', '"', '{"a":}', '\u0000', '{"a":1,"a":2}') },
    { weight: 1, arbitrary: fc.constant(undefined) },
  );
}

function pathOf(document: OpenApiDocument, operation: Operation): fc.Arbitrary<string> {
  const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
  const inQuery = operation.parameters.filter((parameter) => parameter.in === 'query');
  const ids = fc.tuple(
    ...inPath.map(({ name }) =>
      fc.oneof(
        { weight: 6, arbitrary: fc.constant(`{${name}}`) },
        { weight: 1, arbitrary: fc.uuid() },
        { weight: 2, arbitrary: hostileText.map(encodeSafely) },
      ),
    ),
  );
  const query = fc.tuple(
    ...inQuery.map(({ name, schema }) => {
      const valid = validValue(document, schema ?? {});
      const value = fc.oneof(
        { weight: 2, arbitrary: valid },
        { weight: 2, arbitrary: hostileText },
      );
      return fc.option(value.map((given) => `${name}=${encodeSafely(String(given))}`));
    }),
  );
  return fc.tuple(ids, query).map(([values, pairs]) => {
    const path = inPath.reduce(
      (text, { name }, index) => text.replace(`{${name}}`, () => values[index] ?? ''),
      operation.path,
    );
    const search = pairs.filter((pair) => pair !== null).join('&');
    return search === '' ? path : `${path}?${search}`;
  });
}

const header = (values: readonly string[], weight: number) =>
  fc.oneof(
    { weight, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom<string | undefined>(...values) },
  );

function headersOf(operation: Operation): fc.Arbitrary<Record<string, string>> {
  return fc
    .record({
      'content-type': header(['text/plain', 'application/xml', 'multipart/form-data', 'x'], 12),
      'idempotency-key': header(['x', 'clave-de-prueba-1', 'k'.repeat(300), `' OR 1=1`], 6),
      'if-match': header(['"1"', 'W/"1"', '*', '"99999999999"', 'x'], 6),
      'accept-language': header(['en', 'xx;q=9', 'es-MX,en;q=0.5', ','.repeat(500)], 6),
      authorization: header(['Bearer x', 'Bearer a.b.c', 'Basic eDp4', 'Bearer '], 12),
    })
    .map((headers) => {
      const given = Object.entries(headers).filter(([, value]) => value !== undefined);
      const type: Array<[string, string]> =
        operation.method === 'GET' ? [] : [['content-type', 'application/json']];
      return Object.fromEntries([...type, ...given]) as Record<string, string>;
    });
}

/** Lone surrogates have no UTF-8: they are sent as the replacement character. */
function encodeSafely(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}
