import type { StoreScope } from '../../src/platform/database/actor.js';

export interface Call {
  /** A valid body, where the route takes one and names a thing in its path. */
  readonly body?: object;
  /** The route takes a form with a picture. */
  readonly form?: true;
}

/** Who may call an endpoint. */
export type Expectation =
  | { readonly who: 'anybody' }
  /** A service with a key of its own. */
  | { readonly who: 'service' }
  | ({ readonly who: 'person' } & Call & {
        /** A stream of events: it does not end by itself, so it is not simply called. */
        readonly stream?: true;
      })
  | ({ readonly who: 'staff' } & Call)
  | ({
      readonly who: 'member';
      readonly scopes: readonly StoreScope[];
      /** The scope alone is not enough. */
      readonly ownerOnly?: true;
    } & Call);

export const anybody: Expectation = { who: 'anybody' };
export const person: Expectation = { who: 'person' };
export const member = (scope?: StoreScope, call: Call = {}): Expectation => ({
  who: 'member',
  scopes: scope ? [scope] : [],
  ...call,
});
