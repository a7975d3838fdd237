import type { Box } from '@miinventario/counting';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  CatalogueEntry,
  DetectionProvider,
  ProviderFrame,
  ProviderName,
  ProviderRequest,
} from './detection-provider.port.js';

/** Something that a provider must see. */
export interface StandingProduct {
  readonly frameIndex: number;
  readonly productId: string;
  readonly box: Box;
}

/** A provider ready to be asked, and what it is asked about. */
export interface ContractSubject {
  readonly provider: DetectionProvider;
  readonly frames: readonly ProviderFrame[];
  readonly catalogue: readonly CatalogueEntry[];
  readonly standing: readonly StandingProduct[];
  close(): Promise<void>;
}

const CAP = 10_000_000;

export function requestOf(
  subject: Pick<ContractSubject, 'frames' | 'catalogue'>,
  rest: Partial<ProviderRequest> = {},
): ProviderRequest {
  return {
    frames: subject.frames,
    catalogue: subject.catalogue,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    capMicroUsd: CAP,
    ...rest,
  };
}

/** What every provider must do, whatever stands behind it. */
export function describeDetectionProvider(
  name: ProviderName,
  open: () => Promise<ContractSubject>,
): void {
  describe(`the ${name} provider, like every provider,`, () => {
    let subject: ContractSubject;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject.close());

    it('tells its name and a cost that grows with the frames', async () => {
      const { provider } = subject;
      expect(provider.getProvider()).toBe(name);
      const costs = await Promise.all([0, 1, 40].map((count) => provider.getCost(count)));
      expect(costs[0]).toBe(0);
      expect(costs[1]).toBeGreaterThanOrEqual(0);
      expect(costs[2]).toBeGreaterThanOrEqual(costs[1] ?? 0);
      for (const cost of costs) expect(Number.isInteger(cost)).toBe(true);
    });

    it('sees the products of the store where they stand', async () => {
      const { detections } = await subject.provider.detectProducts(requestOf(subject));
      for (const { frameIndex, productId, box } of subject.standing) {
        const found = detections.filter(
          (seen) =>
            seen.frameIndex === frameIndex &&
            seen.productId === productId &&
            isWithin(centreOf(seen.box), box),
        );
        expect(found, `${productId} at ${box.x},${box.y} of frame ${frameIndex}`).toHaveLength(1);
      }
    });

    it('stays within the frames, the catalogue and the range of a score', async () => {
      const { detections } = await subject.provider.detectProducts(requestOf(subject));
      const frames = new Map(subject.frames.map((frame) => [frame.frameIndex, frame]));
      const products = new Set(subject.catalogue.map((entry) => entry.productId));
      for (const { frameIndex, box, productId, score } of detections) {
        const frame = frames.get(frameIndex);
        expect(frame, `frame ${frameIndex}`).toBeDefined();
        expect(box.x).toBeGreaterThanOrEqual(-0.01);
        expect(box.y).toBeGreaterThanOrEqual(-0.01);
        expect(box.x + box.width).toBeLessThanOrEqual((frame?.width ?? 0) + 0.01);
        expect(box.y + box.height).toBeLessThanOrEqual((frame?.height ?? 0) + 0.01);
        expect(box.width).toBeGreaterThan(0);
        expect(box.height).toBeGreaterThan(0);
        if (productId !== null) expect(products).toContain(productId);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }
      expect(JSON.parse(JSON.stringify(detections))).toEqual(detections);
    });

    it('tells what it cost in whole numbers, zero included', async () => {
      const { usage } = await subject.provider.detectProducts(requestOf(subject));
      expect(usage).toMatchObject({ provider: name, frames: subject.frames.length });
      expect(usage.model.length).toBeGreaterThan(0);
      const { tokensIn, tokensOut, costMicroUsd, latencyMs, requests } = usage;
      for (const value of [tokensIn, tokensOut, costMicroUsd, latencyMs, requests]) {
        expect(Number.isSafeInteger(value) && value >= 0).toBe(true);
      }
    });

    it('tells its progress, which ends at 1 and never falls', async () => {
      const shares: number[] = [];
      const onProgress = (share: number): unknown => shares.push(share);
      await subject.provider.detectProducts(requestOf(subject, { onProgress }));
      expect([...shares].sort((a, b) => a - b)).toEqual(shares);
      expect(shares.at(-1)).toBe(1);
    });

    it('answers about no frames with no detections', async () => {
      const answer = await subject.provider.detectProducts(requestOf(subject, { frames: [] }));
      expect(answer.detections).toEqual([]);
      expect(answer.usage.costMicroUsd).toBe(0);
    });

    it('stops when it is told to, and says why in our words', async () => {
      const controller = new AbortController();
      controller.abort(new Error('the session was canceled'));
      const { signal } = controller;
      const asked = subject.provider.detectProducts(requestOf(subject, { signal }));
      await expect(asked).rejects.toThrow('the session was canceled');
    });

    it('keeps two films apart that it looks at beside each other', async () => {
      const [first, second] = await Promise.all([
        subject.provider.detectProducts(requestOf(subject)),
        subject.provider.detectProducts(
          requestOf(subject, { frames: subject.frames.slice(0, 1), catalogue: [] }),
        ),
      ]);
      expect(first.detections.some(({ productId }) => productId !== null)).toBe(true);
      expect(second.detections.every(({ productId }) => productId === null)).toBe(true);
      const only = subject.frames[0]?.frameIndex;
      expect(second.detections.every(({ frameIndex }) => frameIndex === only)).toBe(true);
    });
  });
}

function centreOf(box: Box): { x: number; y: number } {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function isWithin(point: { x: number; y: number }, box: Box): boolean {
  return (
    point.x >= box.x &&
    point.x <= box.x + box.width &&
    point.y >= box.y &&
    point.y <= box.y + box.height
  );
}
