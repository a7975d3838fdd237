import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { requestOf, type ContractSubject } from './detection-provider.contract.js';
import type {
  DetectionProvider,
  ProviderName,
  ProviderRequest,
} from './detection-provider.port.js';
import { ProviderError, type ProviderFault } from './provider-error.js';

/** What the vendor's server is told to do with a request instead of answering. */
export type VendorAct =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  | {
      readonly kind:
        | 'answer'
        | 'out_of_funds'
        | 'truncated'
        | 'malformed'
        | 'refusal'
        | 'cut'
        | 'stops'
        | 'error_within'
        | 'silence'
        | 'stalls';
    };

/** A provider whose vendor is a local server that checks every request and does as it is told. */
export interface VendorSubject extends ContractSubject {
  /** The same provider, which waits for a sign of life a fraction of a second and asks once. */
  readonly impatient: DetectionProvider;
  next(...acts: readonly VendorAct[]): void;
  always(act: VendorAct): void;
  /** Times of the requests since the last reset, ms. */
  requestTimes(): readonly number[];
  /** Requests that the server is still working on. */
  openRequests(): number;
  reset(): void;
  /** What broke the vendor's contract, on either side. */
  violations(): readonly string[];
}

export interface VendorTraits {
  /** Whether a length limit of its answers exists, so that one can be asked for in two halves. */
  readonly halves: boolean;
  /** Whether a broken answer is paid. */
  readonly paysForBroken: boolean;
  readonly frameCap: number;
}

/** What every provider over the network must do when the network or the vendor does not. */
export function describeVendor(
  name: ProviderName,
  open: () => Promise<VendorSubject>,
  traits: VendorTraits,
): void {
  describe(`the ${name} provider, when its vendor does not answer well,`, () => {
    let subject: VendorSubject;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject.close());
    afterEach(() => {
      subject.reset();
      expect(subject.violations()).toEqual([]);
    });

    /** One request's worth of frames. */
    const few = (rest: Partial<ProviderRequest> = {}): ProviderRequest =>
      requestOf({ ...subject, frames: subject.frames.slice(0, 2) }, rest);
    const failure = async (
      request = few(),
      provider = subject.provider,
    ): Promise<ProviderError> => {
      const error: unknown = await provider
        .detectProducts(request)
        .then(() => undefined)
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ProviderError);
      return error as ProviderError;
    };

    it('waits as long as Retry-After says and goes on', async () => {
      subject.next({ kind: 'status', status: 429, retryAfter: '1' });
      const { detections } = await subject.provider.detectProducts(few());
      expect(detections.length).toBeGreaterThan(0);
      const [first = 0, second = 0] = subject.requestTimes();
      expect(second - first).toBeGreaterThanOrEqual(990);
    });

    it('does not wait longer than a film can', async () => {
      subject.next({ kind: 'status', status: 429, retryAfter: '3600' });
      expect(await failure()).toMatchObject({ fault: 'rate_limited', retryable: true });
      expect(subject.requestTimes()).toHaveLength(1);
    });

    it.each([500, 503, 529, 'cut', 'stops'] as const)('tries again after %s', async (what) => {
      subject.next(typeof what === 'number' ? { kind: 'status', status: what } : { kind: what });
      const { detections, usage } = await subject.provider.detectProducts(few());
      expect(detections.length).toBeGreaterThan(0);
      expect(usage.requests).toBe(2);
      if (typeof what === 'string') expect(usage.isEstimated).toBe(traits.paysForBroken);
    });

    it.each<[VendorAct, ProviderFault, boolean]>([
      [{ kind: 'status', status: 429 }, 'rate_limited', true],
      [{ kind: 'status', status: 500 }, 'unavailable', true],
      [{ kind: 'status', status: 529 }, 'overloaded', true],
      [{ kind: 'malformed' }, 'malformed', true],
      [{ kind: 'cut' }, 'cut', true],
    ])('gives up after some calls: %j is %s', async (act, fault, retryable) => {
      subject.always(act);
      expect(await failure()).toMatchObject({ provider: name, fault, retryable });
      expect(subject.requestTimes()).toHaveLength(3);
    });

    it.each<[VendorAct, ProviderFault]>([
      [{ kind: 'status', status: 400 }, 'rejected'],
      [{ kind: 'status', status: 401 }, 'unauthorized'],
      [{ kind: 'status', status: 404 }, 'rejected'],
      [{ kind: 'out_of_funds' }, 'out_of_funds'],
    ])('takes a no for a no: %j is %s', async (act, fault) => {
      subject.always(act);
      expect(await failure()).toMatchObject({ fault, retryable: false });
      expect(subject.requestTimes()).toHaveLength(1);
    });

    it('does not insist when it is refused', async () => {
      subject.always({ kind: 'refusal' });
      expect((await failure()).retryable).toBe(false);
      expect(subject.requestTimes()).toHaveLength(1);
    });

    it.each(['silence', 'stalls'] as const)('does not wait for ever: %s', async (kind) => {
      subject.always({ kind });
      const { fault, retryable, usage } = await failure(few(), subject.impatient);
      expect({ fault, retryable }).toEqual({ fault: 'timeout', retryable: true });
      expect(usage?.isEstimated).toBe(traits.paysForBroken);
    });

    it('hangs up when the film is given up meanwhile, and tells what that cost', async () => {
      subject.always({ kind: 'silence' });
      const controller = new AbortController();
      const costs: number[] = [];
      const asked = subject.provider.detectProducts(
        few({
          signal: controller.signal,
          onUsage: ({ costMicroUsd }) => costs.push(costMicroUsd),
        }),
      );
      setTimeout(() => controller.abort(new Error('canceled')), 60);
      await expect(asked).rejects.toThrow('canceled');
      expect(costs).toHaveLength(1);
      await expect.poll(() => subject.openRequests()).toBe(0);
    });

    it('ends its other calls when one has failed for good', async () => {
      subject.always({ kind: 'status', status: 401 });
      expect((await failure(requestOf(subject))).fault).toBe('unauthorized');
      await expect.poll(() => subject.openRequests()).toBe(0);
    });

    it('tells what a failed film cost', async () => {
      subject.always({ kind: 'malformed' });
      const { usage } = await failure();
      expect(usage).toMatchObject({ provider: name, requests: 3 });
      expect((usage?.costMicroUsd ?? 0) > 0).toBe(traits.paysForBroken);
    });

    it('sends nothing that would go over the cap', async () => {
      expect((await failure(few({ capMicroUsd: traits.frameCap }))).fault).toBe('over_budget');
      expect(subject.requestTimes()).toHaveLength(0);
    });

    it('reports a frame that cannot be read', async () => {
      const one = subject.frames.slice(0, 1);
      const gone = one.map((frame) => ({ ...frame, path: '/nowhere/1.jpg' }));
      expect(await failure(requestOf({ ...subject, frames: gone }))).toMatchObject({
        fault: 'unreadable_frame',
        retryable: false,
      });
      const frames = one.map((frame) => ({ ...frame, width: frame.width + 2 }));
      const other = requestOf({ ...subject, frames });
      expect((await failure(other)).fault).toBe('unreadable_frame');
    });

    if (!traits.halves) return;

    it('asks in two halves when an answer does not fit', async () => {
      const whole = await subject.provider.detectProducts(few());
      subject.reset();
      subject.next({ kind: 'truncated' });
      const halved = await subject.provider.detectProducts(few());
      expect(halved.detections).toEqual(whole.detections);
      expect(subject.requestTimes()).toHaveLength(3);
      subject.always({ kind: 'truncated' });
      expect(await failure()).toMatchObject({ fault: 'truncated', retryable: false });
    });

    it('tries again after an error within the answer', async () => {
      subject.next({ kind: 'error_within' });
      const { usage } = await subject.provider.detectProducts(few());
      expect(usage).toMatchObject({ requests: 2, isEstimated: true });
    });
  });
}
