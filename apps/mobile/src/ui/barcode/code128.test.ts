import { encodeCode128 } from './code128';

function widths(text: string): string {
  const { bars, modules } = encodeCode128(text);
  return bars
    .map((bar, index) => {
      const next = bars[index + 1];
      return `${bar.width}${next === undefined ? '' : next.x - bar.x - bar.width}`;
    })
    .join('')
    .concat(` ${modules}`);
}

describe('encodeCode128', () => {
  it('packs an even number of digits two by two, with the check symbol', () => {
    // Start C, 12, 34, check (105 + 12 + 2 * 34) % 103 = 82, stop.
    expect(widths('1234')).toBe('211232' + '112232' + '131123' + '121241' + '2331112' + ' 57');
  });

  it('tells a last odd digit in set B', () => {
    // Start C, 12, to B, "3" (19), check (105 + 12 + 200 + 57) % 103 = 65, stop.
    expect(widths('123')).toBe(
      '211232' + '112232' + '114131' + '221132' + '121124' + '2331112' + ' 68',
    );
  });

  it('writes letters in set B', () => {
    expect(encodeCode128('OXXO').modules).toBe(11 * 6 + 13);
  });

  it('refuses what no symbol stands for', () => {
    expect(() => encodeCode128('ñ')).toThrow('printable');
    expect(() => encodeCode128('')).toThrow('printable');
  });
});
