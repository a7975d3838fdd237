import type { SettingResponse } from '@miinventario/contracts/client';

/** A setting's value and the version that it was read at. */
export interface Versioned<T> {
  readonly value: T;
  readonly version: number;
}

/** Which providers are asked, in which order, and what a session may cost. */
export interface ProviderPolicy {
  readonly order: Versioned<readonly string[]>;
  readonly disabled: Versioned<readonly string[]>;
  /** In micro-USD. */
  readonly cap: Versioned<number>;
}

export const ORDER_KEY = 'providers.order';
export const DISABLED_KEY = 'providers.disabled';
export const CAP_KEY = 'providers.session_cap_micro_usd';

/** The policy as the settings have it. @throws Error when the server lacks one of them */
export function policyOf(settings: readonly SettingResponse[]): ProviderPolicy {
  const find = <T>(key: string): Versioned<T> => {
    const setting = settings.find((item) => item.key === key);
    if (!setting) throw new Error(`no setting ${key}`);
    return { value: setting.value as T, version: setting.version };
  };
  return { order: find(ORDER_KEY), disabled: find(DISABLED_KEY), cap: find(CAP_KEY) };
}

/** The order with one provider a place further up. */
export function movedUp(order: readonly string[], name: string): string[] {
  const place = order.indexOf(name);
  if (place < 0) return [...order, name];
  if (place === 0) return [...order];
  const before = order[place - 1] ?? name;
  return order.map((item, index) => {
    if (index === place - 1) return name;
    return index === place ? before : item;
  });
}

/** The list with a name in it, or without it. */
export function toggled(names: readonly string[], name: string, isIn: boolean): string[] {
  const others = names.filter((item) => item !== name);
  return isIn ? [...others, name] : others;
}
