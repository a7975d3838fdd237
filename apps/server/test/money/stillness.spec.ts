import { describe, expect, it } from 'vitest';
import { Stillness } from './stillness.js';

function at(patienceMs: number) {
  const clock = { ms: 0 };
  return { clock, stillness: new Stillness(patienceMs, () => clock.ms) };
}

describe('Stillness', () => {
  it('waits on while the count falls, however slowly', () => {
    const { clock, stillness } = at(100);
    for (let count = 20; count > 0; count -= 1) {
      clock.ms += 90;
      expect(stillness.isStuck(count)).toBe(false);
    }
  });

  it('is not misled by a count that goes up and down above its lowest', () => {
    const { clock, stillness } = at(100);
    expect(stillness.isStuck(5)).toBe(false);
    clock.ms = 60;
    expect(stillness.isStuck(9)).toBe(false);
    clock.ms = 101;
    expect(stillness.isStuck(6)).toBe(true);
  });

  it('finds nothing stuck where nothing waits', () => {
    const { clock, stillness } = at(100);
    stillness.isStuck(0);
    clock.ms = 500;
    expect(stillness.isStuck(0)).toBe(false);
  });

  it('begins anew when told to', () => {
    const { clock, stillness } = at(100);
    stillness.isStuck(3);
    clock.ms = 200;
    stillness.reset();
    expect(stillness.isStuck(40)).toBe(false);
  });
});
