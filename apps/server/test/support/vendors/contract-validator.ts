import { Ajv, type ValidateFunction } from 'ajv';
import { readContract, type OpenApiDocument } from './shared-contracts.js';

/** A request or an answer that is not as the vendor's document says. */
export interface Violation {
  readonly operation: string;
  readonly part: 'request' | 'response';
  readonly faults: readonly string[];
}

/** Checks what goes over the wire against a vendor's OpenAPI document. */
export class ContractValidator {
  readonly violations: Violation[] = [];
  /** How many requests and answers were checked. */
  checked = 0;
  /** Forms carry text alone, so a request's numbers may be text; an answer's may not. */
  private readonly engines = { request: makeEngine(true), response: makeEngine(false) };
  private readonly compiled = new Map<string, ValidateFunction>();

  private constructor(private readonly document: OpenApiDocument) {
    const schema = withoutNullable(document) as object;
    for (const engine of Object.values(this.engines)) engine.addSchema(schema, 'doc');
  }

  /** undefined where the document is not at hand. */
  static load(name: string): ContractValidator | undefined {
    const document = readContract(name);
    return document && new ContractValidator(document);
  }

  /** The path template of the document that a path is of. */
  template(method: string, path: string): string | undefined {
    return Object.keys(this.document.paths).find((candidate) => {
      const pattern = candidate.replace(/\{[^}]+\}/g, '[^/]+');
      return (
        new RegExp(`^${pattern}$`).test(path) && method in (this.document.paths[candidate] ?? {})
      );
    });
  }

  request(method: string, path: string, body: unknown): readonly string[] {
    const template = this.template(method, path);
    if (template === undefined) return this.note(`${method} ${path}`, 'request', ['unknown path']);
    const content = this.document.paths[template]?.[method]?.requestBody?.content ?? {};
    const type = Object.keys(content)[0];
    if (type === undefined) return [];
    const pointer = pointerTo('paths', template, method, 'requestBody', 'content', type, 'schema');
    return this.check(`${method} ${template}`, 'request', pointer, body);
  }

  /** Names in a query that the document does not know. */
  query(method: string, path: string, names: readonly string[]): readonly string[] {
    const template = this.template(method, path);
    const parameters = this.document.paths[template ?? '']?.[method]?.parameters ?? [];
    const known = parameters.filter((each) => each.in === 'query').map((each) => each.name);
    const faults = names.filter((name) => !known.includes(name));
    return faults.length === 0
      ? []
      : this.note(`${method} ${path}`, 'request', [`unknown in the query: ${faults.join()}`]);
  }

  response(method: string, path: string, status: number, body: unknown): readonly string[] {
    const template = this.template(method, path);
    if (template === undefined) return [];
    const responses = this.document.paths[template]?.[method]?.responses ?? {};
    const key = String(status) in responses ? String(status) : 'default';
    const type = Object.keys(responses[key]?.content ?? {})[0];
    if (type === undefined) return [];
    const pointer = pointerTo(
      'paths',
      template,
      method,
      'responses',
      key,
      'content',
      type,
      'schema',
    );
    return this.check(`${method} ${template}`, 'response', pointer, body);
  }

  private check(
    operation: string,
    part: Violation['part'],
    pointer: string,
    body: unknown,
  ): readonly string[] {
    let validate = this.compiled.get(pointer);
    if (!validate) {
      validate = this.engines[part].compile({ $ref: `doc#${pointer}` });
      this.compiled.set(pointer, validate);
    }
    this.checked += 1;
    // Checking may turn form strings into numbers: on a copy.
    if (validate(structuredClone(body ?? {}))) return [];
    const faults = (validate.errors ?? []).map(
      (error) =>
        `${error.instancePath || '/'} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
    );
    return this.note(operation, part, faults);
  }

  private note(operation: string, part: Violation['part'], faults: readonly string[]) {
    this.violations.push({ operation, part, faults });
    return faults;
  }
}

function pointerTo(...segments: string[]): string {
  return segments
    .map((segment) => `/${encodeURIComponent(segment.replaceAll('~', '~0').replaceAll('/', '~1'))}`)
    .join('');
}

function makeEngine(coerceTypes: boolean): Ajv {
  const engine = new Ajv({ strict: false, allErrors: true, coerceTypes, logger: false });
  for (const format of ['unix-time', 'decimal', 'currency', 'email', 'int64', 'int32', 'int8']) {
    engine.addFormat(format, true);
  }
  return engine;
}

/** OpenAPI 3.0's `nullable` and flags of bounds in the words of JSON Schema. */
function withoutNullable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutNullable);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = withNumericBounds(withChoice(node as Record<string, unknown>));
  const schema = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, withoutNullable(value)]),
  );
  if (nullable === undefined) return schema;
  if (typeof nullable !== 'boolean') return { ...schema, nullable: withoutNullable(nullable) };
  return nullable ? { anyOf: [schema, { type: 'null' }] } : schema;
}

function withNumericBounds(node: Record<string, unknown>): Record<string, unknown> {
  const { exclusiveMinimum, exclusiveMaximum, ...rest } = node;
  return {
    ...rest,
    ...(exclusiveMinimum === true ? { exclusiveMinimum: node['minimum'] } : {}),
    ...(typeof exclusiveMinimum === 'number' ? { exclusiveMinimum } : {}),
    ...(exclusiveMaximum === true ? { exclusiveMaximum: node['maximum'] } : {}),
    ...(typeof exclusiveMaximum === 'number' ? { exclusiveMaximum } : {}),
  };
}

/** A `discriminator` chooses one of the schemas by a property; plain `oneOf` would try them all. */
function withChoice(node: Record<string, unknown>): Record<string, unknown> {
  const { discriminator, oneOf, ...rest } = node;
  const { propertyName, mapping } = (discriminator ?? {}) as {
    propertyName?: string;
    mapping?: Record<string, string>;
  };
  if (oneOf === undefined || propertyName === undefined || mapping === undefined) return node;
  const allOf = Object.entries(mapping).map(([value, name]) => ({
    if: { properties: { [propertyName]: { const: value } } },
    then: { $ref: name.startsWith('#') ? name : `#/components/schemas/${name}` },
  }));
  const properties = { [propertyName]: { enum: Object.keys(mapping) } };
  return { ...rest, type: 'object', required: [propertyName], properties, allOf };
}
