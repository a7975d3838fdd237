import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlainError } from '../console.js';

/** One order as a vendor lists it. */
export interface DeskOrder {
  readonly order: string;
  readonly vendor: string;
  readonly method: string;
  readonly amountCentavos: number;
  readonly status: string;
  readonly reference: string | null;
}

/** A message to a phone. */
export interface DeskText {
  readonly to: string;
  readonly body: string;
}

export interface DeskPush {
  readonly title: string;
  readonly token: string;
}

interface DeskAddresses {
  readonly stripe: string;
  readonly conekta: string;
  readonly push: string;
  readonly twilio: string;
}

/** What is done with an order at a vendor's. */
export const DESK_VERBS = [
  'pay',
  'challenge',
  'authenticate',
  'decline',
  'expire',
  'refund',
  'dispute',
  'close-dispute',
] as const;
export type DeskVerb = (typeof DESK_VERBS)[number];

/** Where the simulators of a running product leave their addresses. */
export const deskFile = (dataDir: string): string => join(dataDir, 'vendors.json');

/** The counters, banks and desks of the simulated vendors, which tell the API by signed webhooks. */
export class VendorDesk {
  constructor(readonly addresses: DeskAddresses) {}

  static of(env: Readonly<Record<string, string>>): VendorDesk {
    const { STRIPE_API_URL: stripe, CONEKTA_API_URL: conekta } = env;
    const { FCM_API_URL: push, TWILIO_API_URL: twilio } = env;
    if (!stripe || !conekta || !push || !twilio) throw new Error('the vendors told no addresses');
    return new VendorDesk({ stripe, conekta, push, twilio });
  }

  /** @throws PlainError when no product runs with simulators on that folder */
  static async find(dataDir: string): Promise<VendorDesk> {
    const text = await readFile(deskFile(dataDir), 'utf8').catch(() => undefined);
    if (text === undefined) {
      throw new PlainError(
        'No hay proveedores simulados en marcha; inícielos con: npm start -- --vendors ' +
          '(no simulated vendors are running)',
      );
    }
    return new VendorDesk(JSON.parse(text) as DeskAddresses);
  }

  async orders(): Promise<DeskOrder[]> {
    const lists = await Promise.all(
      this.vendors.map((url) => ask<{ orders: DeskOrder[] }>(url, 'orders', {})),
    );
    return lists.flatMap((list) => list?.orders ?? []);
  }

  async pushes(): Promise<readonly DeskPush[]> {
    return (await ask<{ pushes: DeskPush[] }>(this.addresses.push, 'pushes', {}))?.pushes ?? [];
  }

  /** Messages to phones, oldest first. */
  async texts(): Promise<readonly DeskText[]> {
    return (await ask<{ texts: DeskText[] }>(this.addresses.twilio, 'texts', {}))?.texts ?? [];
  }

  /**
   * Does it at whichever vendor knows the order.
   * @param order our order's id, or the reference of its voucher
   * @throws PlainError when none does, or when it cannot be done there
   */
  async act(verb: DeskVerb, order: string, more: Readonly<Record<string, string>> = {}) {
    const reference = order.replaceAll(/\s/g, '');
    for (const url of this.vendors) {
      const answer = await ask(url, verb, { ...more, order: reference, reference });
      if (answer !== undefined) return;
    }
    throw new PlainError(`Ningún proveedor conoce "${order}" (no vendor knows it, or it cannot)`);
  }

  private get vendors(): readonly string[] {
    return [this.addresses.stripe, this.addresses.conekta];
  }
}

/** The answer; undefined when the vendor does not know the order or the verb. */
async function ask<T = object>(url: string, verb: string, body: object): Promise<T | undefined> {
  const answer = await fetch(`${url}/_control/${verb}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new PlainError('Los proveedores simulados no contestan (the simulators do not answer)');
  });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw new PlainError(`El proveedor se negó (refused): ${await answer.text()}`);
  return (await answer.json()) as T;
}
