import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { OrderRow } from '../orders.repository.js';
import { renderReceiptPdf } from './receipt-pdf.js';
import { toVoucherFacts } from './voucher-facts.js';
import { renderVoucherPdf } from './voucher-pdf.js';
import { renderVoucherPng } from './voucher-png.js';

const order = {
  id: '01930000-0000-7000-8000-00000000abcd',
  method: 'OXXO',
  credits: 30,
  amount_centavos: 12_900,
  base_centavos: 11_121,
  iva_centavos: 1_779,
  refunded_centavos: 0,
  expires_at: new Date('2026-11-28T05:59:59Z'),
} as OrderRow;

describe('a voucher', () => {
  const facts = toVoucherFacts(order, '123456789012345678901234');

  it('says in Spanish what, where, how much and until when', () => {
    expect(facts).toMatchObject({
      title: 'Paga en OXXO',
      amount: '$129.00 MXN',
      spokenReference: '1234 5678 9012 3456 7890 1234',
    });
    expect(facts.expiry).toContain('27 de noviembre de 2026');
    expect(facts.expiry).toContain('23:59');
  });

  it('is a picture with the barcode drawn, wide enough for a scanner', async () => {
    const image = sharp(await renderVoucherPng(facts));
    expect(await image.metadata()).toMatchObject({ format: 'png', width: 1080, height: 1350 });
    const strip = { left: 72, top: 600, width: 936, height: 1 };
    const row = await image.extract(strip).greyscale().raw().toBuffer();
    let edges = 0;
    for (let x = 1; x < row.length; x += 1) {
      if ((row[x] ?? 255) < 128 !== (row[x - 1] ?? 255) < 128) edges += 1;
    }
    // Code 128 of 24 digits: start, 12 pairs, check and stop make 46 bars at the least.
    expect(edges).toBeGreaterThan(90);
  });

  it('is a PDF of one page', async () => {
    const pdf = (await renderVoucherPdf(facts)).toString('latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
  });
});

describe('a receipt', () => {
  it('is a PDF of one page, with and without the data of a CFDI', async () => {
    const profile = {
      rfc: 'PEPM800101AB1',
      legalName: 'MARÍA PÉREZ',
      regimen: '626',
      postcode: '06700',
      cfdiUse: 'G03',
      email: 'maria@example.mx',
    };
    for (const each of [undefined, profile]) {
      for (const language of ['es', 'en'] as const) {
        const options = { profile: each, language };
        const pdf = (await renderReceiptPdf(order, new Date(), options)).toString('latin1');
        expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
      }
    }
  });
});
