import { describe, expect, it } from 'vitest';
import { MAX_CANDIDATES, nameLikeness, rankCandidates } from './rank-candidates.js';

describe('what a line may be', () => {
  it('names each product once, at most five, the likeliest first', () => {
    const looks = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((productId, index) => ({
      productId,
      score: 0.9 - index * 0.1,
      source: 'look' as const,
    }));
    const ranked = rankCandidates([...looks, { productId: 'g', score: 1, source: 'barcode' }]);
    expect(ranked).toHaveLength(MAX_CANDIDATES);
    expect(ranked.map(({ productId }) => productId)).toEqual(['g', 'a', 'b', 'c', 'd']);
    expect(ranked[0]?.source).toBe('barcode');
  });

  it('lets reasons that agree strengthen each other', () => {
    const ranked = rankCandidates([
      { productId: 'only looks', score: 0.6, source: 'look' },
      { productId: 'both', score: 0.5, source: 'look' },
      { productId: 'both', score: 0.4, source: 'name' },
    ]);
    expect(ranked.map(({ productId }) => productId)).toEqual(['both', 'only looks']);
    expect(ranked[0]).toMatchObject({ score: 0.7, source: 'look' });
  });

  it('compares names without accents, case and order', () => {
    expect(nameLikeness('Café soluble', 'SOLUBLE CAFE')).toBe(1);
    expect(nameLikeness('Cafe Soluble 200 g', 'Café soluble')).toBeGreaterThan(0.5);
    expect(nameLikeness('Atún en agua', 'Jabón de tocador')).toBeLessThan(0.2);
    expect(nameLikeness('', 'Café')).toBe(0);
  });
});
