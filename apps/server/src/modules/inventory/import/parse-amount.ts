/** 10 million pesos; more is a slip of the finger. */
const MAX_CENTAVOS = 1_000_000_000;

/**
 * Centavos of an amount as people and cash registers write it: `$1,234.50`, `1234.5`, `1.234,50`,
 * `MXN 18`, `18,5`. Undefined for anything that could be read in two ways or is no amount; in
 * Mexico the point is the decimal one, so `1.234` has too many decimals and is not guessed.
 */
export function parseAmount(value: string | number): number | undefined {
  if (typeof value === 'number') return toCentavos(value);
  const bare = value.replace(/mxn|pesos?|\$|\s|\u00a0/gi, '');
  if (!/^\d[\d.,]*$/.test(bare)) return undefined;
  const plain = plainNumber(bare);
  return plain === undefined ? undefined : toCentavos(Number(plain));
}

/** The number with a decimal point and nothing else. */
function plainNumber(text: string): string | undefined {
  if (/^\d+(\.\d{1,2})?$/.test(text)) return text;
  if (/^\d{1,3}(,\d{3})+(\.\d{1,2})?$/.test(text)) return text.replaceAll(',', '');
  if (/^\d{1,3}(\.\d{3})+,\d{1,2}$/.test(text) || /^\d{1,3}(\.\d{3}){2,}$/.test(text)) {
    return text.replaceAll('.', '').replace(',', '.');
  }
  if (/^\d+,\d{1,2}$/.test(text)) return text.replace(',', '.');
  return undefined;
}

/** A workbook keeps 18.9 as 18.899999999999999: within a thousandth of a centavo it is meant. */
function toCentavos(pesos: number): number | undefined {
  const centavos = Math.round(pesos * 100);
  const isExact = Math.abs(pesos * 100 - centavos) < 1e-3;
  return isExact && centavos >= 0 && centavos <= MAX_CENTAVOS ? centavos : undefined;
}
