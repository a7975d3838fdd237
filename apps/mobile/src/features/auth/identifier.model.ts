export type Identifier = { kind: 'email'; value: string } | { kind: 'phone'; value: string };

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/**
 * Reads what a person typed as an e-mail address or a phone number (E.164). Ten digits are
 * Mexican; undefined when it is neither.
 */
export function parseIdentifier(text: string): Identifier | undefined {
  const trimmed = text.trim();
  if (trimmed.includes('@')) {
    return EMAIL.test(trimmed) ? { kind: 'email', value: trimmed.toLowerCase() } : undefined;
  }
  const digits = trimmed.replace(/[\s().-]/g, '');
  if (/^\d{10}$/.test(digits)) return { kind: 'phone', value: `+52${digits}` };
  if (/^52\d{10}$/.test(digits)) return { kind: 'phone', value: `+${digits}` };
  if (/^\+[1-9]\d{7,14}$/.test(digits)) return { kind: 'phone', value: digits };
  return undefined;
}
