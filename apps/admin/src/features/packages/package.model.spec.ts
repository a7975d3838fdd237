import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT, draftOf, readDraft } from './package.model';

const typed = { ...EMPTY_DRAFT, name: ' Chico ', code: 'chico', credits: '10', price: '1,199.90' };

describe('readDraft', () => {
  it('turns pesos into centavos without losing one', () => {
    expect(readDraft(typed)).toEqual({
      name: 'Chico',
      code: 'chico',
      credits: 10,
      priceCentavos: 119_990,
      position: 1,
      isActive: true,
    });
  });

  it('waits until everything is there and right', () => {
    for (const wrong of [
      { name: ' ' },
      { code: 'Ch ico' },
      { credits: '0' },
      { credits: '1.5' },
      { price: '99.999' },
      { price: '' },
      { position: '-1' },
    ]) {
      expect(readDraft({ ...typed, ...wrong })).toBeUndefined();
    }
  });

  it('reads back what a package was', () => {
    const current = {
      id: 'x',
      version: 3,
      code: 'chico',
      name: 'Chico',
      credits: 10,
      priceCentavos: 9_905,
      position: 2,
      isActive: false,
    };
    const { id: _id, version: _version, ...values } = current;
    expect(readDraft(draftOf(current))).toEqual(values);
  });
});
