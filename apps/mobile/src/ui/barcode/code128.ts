/**
 * Code 128, as the scanners of shop counters read it. Widths of bars and gaps, in modules, of
 * the 107 symbols: ISO/IEC 15417, table 1.
 */
const SYMBOLS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 ' +
  '122132 122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 ' +
  '321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 ' +
  '211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 ' +
  '213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 ' +
  '121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 ' +
  '241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 ' +
  '412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 ' +
  '211214 211232 2331112'
).split(' ');

const START_B = 104;
const START_C = 105;
const TO_B = 100;
const STOP = 106;

/** Set C packs two digits into one symbol; a last odd digit is told in set B. */
function codesOf(text: string): number[] {
  if (!/^\d{2,}$/.test(text)) {
    return [START_B, ...[...text].map((character) => character.charCodeAt(0) - 32)];
  }
  const pairs = (text.match(/\d\d/g) ?? []).map(Number);
  const rest = text.length % 2 === 0 ? [] : [TO_B, text.charCodeAt(text.length - 1) - 32];
  return [START_C, ...pairs, ...rest];
}

export interface Bar {
  /** Left edge and width, in modules. */
  x: number;
  width: number;
}

export interface Code128 {
  bars: Bar[];
  /** Whole width without the quiet zones, in modules. */
  modules: number;
}

/** @throws Error for characters that set B lacks (anything but printable ASCII) */
export function encodeCode128(text: string): Code128 {
  if (!/^[ -~]+$/.test(text)) throw new Error('not printable ASCII');
  const codes = codesOf(text);
  const check = codes.reduce((sum, code, index) => sum + code * Math.max(1, index), 0) % 103;
  const bars: Bar[] = [];
  let x = 0;
  for (const code of [...codes, check, STOP]) {
    [...(SYMBOLS[code] ?? '')].map(Number).forEach((width, index) => {
      if (index % 2 === 0) bars.push({ x, width });
      x += width;
    });
  }
  return { bars, modules: x };
}
