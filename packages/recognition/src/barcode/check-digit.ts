/**
 * Reduces a read or typed code to the 13 digits of its GTIN-13 (UPC-A gains a leading 0), or keeps
 * the 8 of an EAN-8; undefined when it is none of these or its check digit is wrong.
 * https://www.gs1.org/services/how-calculate-check-digit-manually
 */
export function canonicalBarcode(text: string): string | undefined {
  const digits = text.trim();
  if (!/^(\d{8}|\d{12}|\d{13}|\d{14})$/.test(digits)) return undefined;
  if (!hasValidCheckDigit(digits)) return undefined;
  if (digits.length === 12) return `0${digits}`;
  if (digits.length === 14 && digits.startsWith('0')) return digits.slice(1);
  return digits;
}

/** From the right, digits weigh 3, 1, 3, 1...; the sum with the check digit is a multiple of 10. */
export function hasValidCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const fromRight = digits.length - 1 - i;
    sum += Number(digits[i]) * (fromRight % 2 === 0 ? 1 : 3);
  }
  return sum % 10 === 0;
}
