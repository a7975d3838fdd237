import { canonicalBarcode } from '@miinventario/recognition';

/** Lengths at which an all-digit code is a GTIN and so carries a check digit (GS1). */
const GTIN = /^(?:\d{8}|\d{12,14})$/;
/** Codes that a shop invents for itself: of any other length, or with letters. */
const OWN_CODE = /^[0-9A-Za-z-]{4,48}$/;

/**
 * The form in which a store keeps a barcode, so that one code is one code: a UPC-A of 12 digits is
 * kept as the GTIN-13 that it is. Undefined for a GTIN with a wrong check digit and for no code.
 */
export function storedBarcode(text: string): string | undefined {
  const code = text.trim();
  if (GTIN.test(code)) return canonicalBarcode(code);
  return OWN_CODE.test(code) ? code : undefined;
}
