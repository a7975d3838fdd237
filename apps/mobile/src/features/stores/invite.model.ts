import { parseIdentifier } from '../auth/identifier.model';

export type InviteWay = 'link' | 'message';

/** To whom an invitation goes, as the server takes it: a phone or an e-mail. */
export function recipientOf(text: string): { phone: string } | { email: string } | null {
  const parsed = parseIdentifier(text);
  if (parsed === undefined) return null;
  return parsed.kind === 'phone' ? { phone: parsed.value } : { email: parsed.value };
}
