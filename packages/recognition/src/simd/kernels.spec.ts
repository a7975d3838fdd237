import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blur, blurBytes, halfKernel } from '../image/gaussian.js';
import { bytesOf, Workspace } from './workspace.js';

const POINT = 128;
const size = fc.integer({ min: 1, max: 70 });

/** The blur as the formula says it, edges repeated. */
function plainBlur(data: Float32Array, width: number, height: number, sigma: number): number[] {
  const kernel = halfKernel(sigma);
  const radius = kernel.length - 1;
  const hold = (value: number, end: number): number => Math.max(0, Math.min(end - 1, value));
  const pass = (at: (x: number, y: number, i: number) => number): number[] =>
    Array.from({ length: width * height }, (_, p) => {
      let sum = 0;
      for (let i = -radius; i <= radius; i += 1) {
        sum += kernel[Math.abs(i)]! * at(p % width, Math.floor(p / width), i);
      }
      return sum;
    });
  const rows = pass((x, y, i) => data[y * width + hold(x + i, width)]!);
  return pass((x, y, i) => rows[hold(y + i, height) * width + x]!);
}

describe('the vector kernels', () => {
  it('blur a picture of any size as the formula does', () => {
    const sigma = fc.double({ min: 0.6, max: 3.2, noNaN: true });
    fc.assert(
      fc.property(size, size, sigma, fc.integer(), (width, height, s, seed) => {
        const work = new Workspace();
        work.reset(2 * bytesOf(width * height) + blurBytes(width, height) + 1024);
        const source = { width, height, ...work.floats(width * height) };
        const target = { width, height, ...work.floats(width * height) };
        source.data.forEach((_, i) => (source.data[i] = Math.abs(Math.sin(i * 12.9898 + seed))));
        const wanted = plainBlur(source.data, width, height, s);
        const found = blur(work, source, s, target).data;
        wanted.forEach((value, i) => expect(Math.abs(found[i]! - value)).toBeLessThan(1e-5));
      }),
      { numRuns: 30 },
    );
  });

  it('measure the squared distance between descriptors exactly', () => {
    const bytes = fc.uint8Array({ minLength: 4 * POINT, maxLength: 4 * POINT });
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(2), { minLength: 1, maxLength: 9 }), (all, order) => {
        const work = new Workspace();
        work.reset(8192);
        const query = work.bytes(POINT);
        const points = work.bytes(3 * POINT);
        const places = work.integers(order.length);
        const target = work.integers(order.length);
        query.data.set(all.subarray(0, POINT));
        points.data.set(all.subarray(POINT));
        places.data.set(order);
        const end = places.address + 4 * order.length;
        work.kernels.distances(query.address, points.address, places.address, end, target.address);
        order.forEach((point, i) => {
          let sum = 0;
          for (let d = 0; d < POINT; d += 1) {
            sum += (all[d]! - all[(point + 1) * POINT + d]!) ** 2;
          }
          expect(target.data[i]).toBe(sum);
        });
      }),
    );
  });

  it('refuse to hand out more than was asked for', () => {
    const work = new Workspace();
    work.reset(1000);
    expect(() => work.floats(1_000_000)).toThrow('too small');
  });
});
