/**
 * A small stroke alphabet of our own: labels must look the same on machines without any font
 * installed. Points are "xy" digit pairs on a grid 4 wide and 6 high; '|' lifts the pen.
 */
const GLYPHS: Readonly<Record<string, string>> = {
  A: '06 20 46|14 34',
  B: '06 00 30 41 42 33 03|33 44 45 36 06',
  C: '41 30 10 01 05 16 36 45',
  D: '00 30 41 45 36 06 00',
  E: '40 00 06 46|03 33',
  F: '40 00 06|03 33',
  G: '41 30 10 01 05 16 36 45 43 23',
  H: '00 06|40 46|03 43',
  I: '10 30|20 26|16 36',
  J: '40 45 36 16 05',
  K: '00 06|40 03 46',
  L: '00 06 46',
  M: '06 00 23 40 46',
  N: '06 00 46 40',
  O: '10 30 41 45 36 16 05 01 10',
  P: '06 00 30 41 42 33 03',
  Q: '10 30 41 45 36 16 05 01 10|24 46',
  R: '06 00 30 41 42 33 03|23 46',
  S: '41 30 10 01 02 13 33 44 45 36 16 05',
  T: '00 40|20 26',
  U: '00 05 16 36 45 40',
  V: '00 26 40',
  W: '00 16 23 36 40',
  X: '00 46|40 06',
  Y: '00 23 40|23 26',
  Z: '00 40 06 46',
  0: '10 30 41 45 36 16 05 01 10|14 32',
  1: '11 20 26|16 36',
  2: '01 10 30 41 42 06 46',
  3: '00 40 22 33 44 45 36 16 05',
  4: '36 30 04 44',
  5: '40 00 03 33 44 45 36 06',
  6: '40 20 02 05 16 36 45 44 33 03',
  7: '00 40 16',
  8: '10 30 41 42 33 13 02 01 10|13 04 05 16 36 45 44 33',
  9: '43 13 02 01 10 30 41 44 26 06',
  '.': '25 26',
  ',': '25 17',
  '-': '13 33',
  '%': '06 40|00 01|45 46',
  $: '41 30 10 01 02 13 33 44 45 36 16 05|20 26',
  '+': '13 33|22 24',
  '/': '06 40',
};

/** Grid units from one letter to the next. */
const ADVANCE = 5.6;

export interface TextStyle {
  /** Upper left corner of the text. */
  readonly x: number;
  readonly y: number;
  /** Height of the capitals. */
  readonly height: number;
  readonly colour: string;
  /** Stroke as a share of the height; 0.14 is regular, 0.22 heavy. */
  readonly weight?: number;
  /** Squeezed to this width when it would be wider. */
  readonly maxWidth?: number;
  /** Centred on x instead of starting there. */
  readonly isCentred?: boolean;
}

/** Text as an SVG path. Unknown characters are left blank; accents are dropped, as on many packs. */
export function strokeText(text: string, style: TextStyle): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
  const unit = style.height / 6;
  const natural = (plain.length * ADVANCE - 1.6) * unit;
  const squeeze = Math.min(1, (style.maxWidth ?? Infinity) / natural);
  const left = style.isCentred === true ? style.x - (natural * squeeze) / 2 : style.x;
  let path = '';
  [...plain].forEach((character, index) => {
    for (const stroke of (GLYPHS[character] ?? '').split('|')) {
      stroke
        .split(' ')
        .filter((point) => point.length === 2)
        .forEach((point, i) => {
          const x = left + (index * ADVANCE + Number(point[0])) * unit * squeeze;
          const y = style.y + Number(point[1]) * unit;
          path += `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`;
        });
    }
  });
  const width = (style.height * (style.weight ?? 0.15)).toFixed(2);
  return (
    `<path d="${path}" fill="none" stroke="${style.colour}" stroke-width="${width}" ` +
    `stroke-linecap="round" stroke-linejoin="round"/>`
  );
}
