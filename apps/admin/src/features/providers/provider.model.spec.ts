import { describe, expect, it } from 'vitest';
import { movedUp, policyOf, toggled } from './provider.model';

describe('movedUp', () => {
  it('changes places with the one before', () => {
    expect(movedUp(['a', 'b', 'c'], 'c')).toEqual(['a', 'c', 'b']);
    expect(movedUp(['a', 'b', 'c'], 'b')).toEqual(['b', 'a', 'c']);
  });

  it('leaves the first where it is, and adds one that was left out', () => {
    expect(movedUp(['a', 'b'], 'a')).toEqual(['a', 'b']);
    expect(movedUp(['a'], 'b')).toEqual(['a', 'b']);
  });
});

describe('toggled', () => {
  it('puts a name in once, or takes it out', () => {
    expect(toggled(['a'], 'b', true)).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'b', true)).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a', false)).toEqual(['b']);
  });
});

describe('policyOf', () => {
  it('misses nothing in silence', () => {
    expect(() => policyOf([])).toThrow('providers.order');
  });
});
