import { deltaOf } from './adjust.model';

describe('deltaOf', () => {
  it('adds what came and takes away what went', () => {
    expect(deltaOf('PURCHASE', ' 24 ')).toBe(24);
    expect(deltaOf('WASTE', '2')).toBe(-2);
  });

  it('takes whole units only', () => {
    expect(['', '0', '1.5', '-3', '9999999'].map((text) => deltaOf('SALE', text))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
