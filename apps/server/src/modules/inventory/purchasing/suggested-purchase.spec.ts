import { describe, expect, it } from 'vitest';
import { adviseOnPurchase } from './suggested-purchase.js';
import { purchaseText } from './purchase-text.js';

const facts = { stock: 4, minimumStock: 0, consumed: 0, observedDays: 0 };

describe('a suggested purchase', () => {
  it('fills the stock up to its minimum', () => {
    expect(adviseOnPurchase({ ...facts, minimumStock: 12 }, 7)).toEqual({
      pacePerDay: 0,
      daysLeft: null,
      suggested: 8,
      reason: 'MINIMUM',
    });
  });

  it('covers the days ahead at the pace at which the shelf emptied', () => {
    const advice = adviseOnPurchase({ ...facts, consumed: 30, observedDays: 15 }, 7);
    expect(advice).toMatchObject({ pacePerDay: 2, daysLeft: 2, suggested: 10, reason: 'PACE' });
  });

  it('takes the larger of the two needs', () => {
    const both = { stock: 1, minimumStock: 5, consumed: 20, observedDays: 10 };
    expect(adviseOnPurchase(both, 7).suggested).toBe(13);
    expect(adviseOnPurchase(both, 1).suggested).toBe(4);
  });

  it('buys nothing of what is enough', () => {
    const enough = { stock: 50, minimumStock: 5, consumed: 20, observedDays: 10 };
    expect(adviseOnPurchase(enough, 7)).toMatchObject({ suggested: 0, reason: null });
  });

  it('does not take a rush within hours for a pace', () => {
    expect(adviseOnPurchase({ ...facts, consumed: 6, observedDays: 0.1 }, 7).pacePerDay).toBe(2);
  });
});

describe('the list as a message', () => {
  const line = { name: 'Refresco de cola', brand: 'Coco', size: '600 ml', suggested: 12 };

  it('tells what and how much, by category, and what it will cost', () => {
    const text = purchaseText(
      [
        { ...line, category: 'Bebidas', cost_centavos: 1_350 },
        { ...line, name: 'Jabón', brand: null, category: null, suggested: 1, cost_centavos: null },
      ],
      [],
      { storeName: 'Abarrotes *Lupita*', day: '2026-11-27', language: 'es' },
    );
    expect(text).toBe(
      [
        '*Lista de compra* · Abarrotes Lupita',
        '2026-11-27',
        '',
        '*Bebidas*',
        '• 12 × Refresco de cola Coco 600 ml',
        '',
        '*Sin categoría*',
        '• 1 × Jabón 600 ml',
        '',
        'Costo estimado: $162.00 (falta el costo de 1)',
      ].join('\n'),
    );
  });

  it('says so when nothing is missing', () => {
    const text = purchaseText([], [], { storeName: 'X', day: '2026-11-27', language: 'es' });
    expect(text).toContain('No falta nada.');
  });

  const eggs = { name: 'Huevo', brand: null, size: '12 piezas', minimum_stock: 6 };
  const about = { storeName: 'X', day: '2026-11-27', language: 'es' } as const;

  it('asks to look for what was never counted, apart and without a number to buy', () => {
    const bought = [{ ...line, category: 'Bebidas', cost_centavos: 1_350 }];
    expect(purchaseText(bought, [eggs], about).split('\n').slice(-4)).toEqual([
      '',
      '*Sin contar*',
      'Revisa cuántos hay:',
      '• Huevo 12 piezas (mínimo 6)',
    ]);
  });

  it('does not say that nothing is missing when that is not known', () => {
    expect(purchaseText([], [eggs], about).split('\n').slice(3)).toEqual([
      '*Sin contar*',
      'Revisa cuántos hay:',
      '• Huevo 12 piezas (mínimo 6)',
    ]);
  });
});
