/**
 * A barcode's number as it is stored: 8, 13 or 14 digits with a right check digit; a UPC-A of 12
 * digits becomes the EAN-13 with a zero before it. Undefined for anything else: a model reads digits
 * wrong now and then, and the check digit tells.
 * https://www.gs1.org/services/how-calculate-check-digit-manually
 */
export function normaliseGtin(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^(?:\d{8}|\d{12,14})$/.test(digits)) return undefined;
  const padded = digits.padStart(14, '0');
  let sum = 0;
  for (let index = 0; index < 13; index += 1) {
    sum += Number(padded[index]) * (index % 2 === 0 ? 3 : 1);
  }
  const isRight = (10 - (sum % 10)) % 10 === Number(padded[13]);
  if (!isRight || /^0+$/.test(digits)) return undefined;
  return digits.length === 12 ? `0${digits}` : digits;
}
