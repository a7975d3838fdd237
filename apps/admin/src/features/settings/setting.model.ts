import type { SettingResponse } from '@miinventario/contracts/client';

/** The part of JSON Schema that the rules of settings are written in. */
interface Rule {
  readonly type?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
  readonly anyOf?: ReadonlyArray<{ readonly const?: string | number }>;
}

/** How a setting is typed in. */
export type SettingField =
  | {
      readonly kind: 'number';
      readonly isWhole: boolean;
      readonly min: number;
      readonly max: number;
    }
  | { readonly kind: 'choice'; readonly choices: ReadonlyArray<string | number> }
  | { readonly kind: 'text' }
  | { readonly kind: 'json' };

/** The field that fits a setting's rule. */
export function fieldOf({ rule }: Pick<SettingResponse, 'rule'>): SettingField {
  const { type, minimum, maximum, enum: names, anyOf } = rule as Rule;
  if (names) return { kind: 'choice', choices: names };
  const constants = anyOf?.flatMap(({ const: value }) => (value === undefined ? [] : [value]));
  if (constants && constants.length > 0) return { kind: 'choice', choices: constants };
  if (type === 'integer' || type === 'number') {
    return {
      kind: 'number',
      isWhole: type === 'integer',
      min: minimum ?? Number.MIN_SAFE_INTEGER,
      max: maximum ?? Number.MAX_SAFE_INTEGER,
    };
  }
  return type === 'string' ? { kind: 'text' } : { kind: 'json' };
}

/** A value as it stands in the field. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return JSON.stringify(value, null, 2);
}

/** What was typed, or undefined while it is not yet a value; the server has the last word. */
export function readValue(field: SettingField, text: string): unknown {
  switch (field.kind) {
    case 'text':
      return text.trim() === '' ? undefined : text.trim();
    case 'choice':
      return field.choices.find((choice) => String(choice) === text);
    case 'number': {
      const value = text.trim() === '' ? NaN : Number(text);
      const isRight = field.isWhole ? Number.isInteger(value) : Number.isFinite(value);
      return isRight && value >= field.min && value <= field.max ? value : undefined;
    }
    case 'json':
      try {
        return JSON.parse(text) as unknown;
      } catch {
        return undefined;
      }
  }
}

/** Settings by their subject: the first word of the key. */
export function bySubject(
  settings: readonly SettingResponse[],
): ReadonlyArray<readonly [subject: string, settings: readonly SettingResponse[]]> {
  const groups = new Map<string, SettingResponse[]>();
  for (const setting of settings) {
    const subject = setting.key.split('.')[0] ?? '';
    groups.set(subject, [...(groups.get(subject) ?? []), setting]);
  }
  return [...groups];
}

/** Whether staff have ever changed it away from its default. */
export function isChanged({ value, initial }: SettingResponse): boolean {
  return JSON.stringify(value) !== JSON.stringify(initial);
}
