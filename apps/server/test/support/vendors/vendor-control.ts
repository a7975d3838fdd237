import type { VendorAnswer, VendorRequest } from './vendor-server.js';

/** One order as a vendor's desk would list it. */
export interface VendorOrder {
  /** Our order. */
  readonly order: string;
  readonly vendor: 'stripe' | 'conekta';
  readonly method: 'CARD' | 'OXXO' | 'SEVEN_ELEVEN';
  readonly amountCentavos: number;
  readonly status: string;
  /** What is typed at the counter; null for a card. */
  readonly reference: string | null;
}

/** The act that is asked for, and of which order: by `order`, `reference` or the vendor's `id`. */
export function readControl(request: VendorRequest): {
  readonly verb: string;
  readonly body: Readonly<Record<string, string | undefined>>;
} {
  return {
    verb: request.path.replace('/_control/', ''),
    body: JSON.parse(request.rawBody || '{}') as Record<string, string | undefined>,
  };
}

/** Our order's id, which we leave in the vendor's metadata. */
export function orderOf(metadata: Readonly<Record<string, unknown>>): string {
  const id = metadata['order_id'];
  return typeof id === 'string' ? id : '';
}

export function controlOk(): VendorAnswer {
  return { status: 200, body: { ok: true } };
}

export function controlFault(status: number, error: string): VendorAnswer {
  return { status, body: { error } };
}
