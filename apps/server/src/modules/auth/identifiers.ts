import { isEmail } from 'class-validator';
import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** What a person is reached and known by. */
export interface Identifier {
  readonly kind: 'phone' | 'email';
  /** E.164 phone, or lower-case e-mail address. */
  readonly value: string;
}

export type CodeChannel = 'sms' | 'email';

const MAX_EMAIL_LENGTH = 254;

/** The phone in E.164; a number without a country is Mexican. Undefined when it is no phone. */
export function parsePhone(text: string): Identifier | undefined {
  if (text.length > 40) return undefined;
  // Until 2019 Mexican mobiles were dialled +52 1 from abroad; many address books still say so.
  const current = text.replace(/^\s*(\+|00)52[\s-]*1(?=(?:\D*\d){10}\D*$)/, '+52');
  const phone = parsePhoneNumberFromString(current, 'MX');
  return phone?.isValid() ? { kind: 'phone', value: phone.number } : undefined;
}

/** The address in lower case; undefined when it is none. */
export function parseEmail(text: string): Identifier | undefined {
  const email = text.trim().normalize('NFKC').toLowerCase();
  if (email.length > MAX_EMAIL_LENGTH || !isEmail(email)) return undefined;
  return { kind: 'email', value: email };
}

/** Whatever a person types to say who they are. */
export function parseIdentifier(text: string): Identifier | undefined {
  return text.includes('@') ? parseEmail(text) : parsePhone(text);
}

export function channelOf(identifier: Identifier): CodeChannel {
  return identifier.kind === 'phone' ? 'sms' : 'email';
}

/** Enough to recognise one's own phone or address, too little to learn another's. */
export function maskIdentifier({ kind, value }: Identifier): string {
  if (kind === 'phone') return `${value.slice(0, 3)} ${'•'.repeat(6)} ${value.slice(-2)}`;
  const [local = '', domain = ''] = value.split('@');
  return `${local.slice(0, 1)}${'•'.repeat(5)}@${domain}`;
}
