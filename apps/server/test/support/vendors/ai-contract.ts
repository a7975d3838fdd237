import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readContract } from './shared-contracts.js';

/**
 * Checks values against the component schemas of a vendor's OpenAPI 3.1 document and against our own
 * small schema of the requests we send. Where the document is not at hand the small schema alone is
 * checked, and `hasDocument` says so.
 */
export class ComponentChecker {
  readonly violations: string[] = [];
  readonly hasDocument: boolean;
  /** How many values were held to the vendor's document. */
  checked = 0;
  private readonly engine = makeEngine();
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(document: string, small: Readonly<Record<string, object>>) {
    const vendor = readContract(document);
    this.hasDocument = vendor !== undefined;
    if (vendor) this.engine.addSchema(withoutNullable(vendor) as object, 'vendor');
    this.engine.addSchema({ $defs: small }, 'small');
  }

  /** A value as the vendor's component of that name. */
  component(name: string, value: unknown): void {
    if (!this.hasDocument) return;
    this.checked += 1;
    this.check(`vendor#/components/schemas/${name}`, value);
  }

  /** A value as our own small schema of that name. */
  small(name: string, value: unknown): void {
    this.check(`small#/$defs/${name}`, value);
  }

  note(violation: string): void {
    this.violations.push(violation);
  }

  private check(ref: string, value: unknown): void {
    let validate = this.compiled.get(ref);
    if (!validate) {
      validate = this.engine.compile({ $ref: ref });
      this.compiled.set(ref, validate);
    }
    if (validate(value)) return;
    for (const { instancePath, message, params } of (validate.errors ?? []).slice(0, 5)) {
      this.note(`${ref}: ${instancePath || '/'} ${message ?? ''} ${JSON.stringify(params)}`);
    }
  }
}

function makeEngine(): Ajv2020 {
  const engine = new Ajv2020({ strict: false, allErrors: false, logger: false });
  // A data URI of a picture has hundreds of kilobytes: the usual expression would take seconds.
  engine.addFormat('uri', (text: string) => URL.canParse(text));
  for (const name of ['unixtime', 'float', 'double', 'int32', 'int64', 'date-time', 'byte']) {
    engine.addFormat(name, true);
  }
  return engine;
}

/** Documents of 3.1 still carry the `nullable` of 3.0. */
function withoutNullable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutNullable);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = node as Record<string, unknown>;
  const schema = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, withoutNullable(value)]),
  );
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : schema;
}
