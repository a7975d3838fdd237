import type { OutgoingMessage } from '../../platform/messaging/message-sender.port.js';
import type { InvitationRow } from './invitations.repository.js';

/** The message that brings an invitation; undefined for one that its inviter hands over. */
export function invitationMessage(
  invitation: InvitationRow,
  link: string,
): OutgoingMessage | undefined {
  const { phone, email, inviter_name: inviter, store_name: store } = invitation;
  const body =
    `${inviter} te invita a trabajar en ${store} con ` +
    `MiInventario. Acepta aquí (vence en 7 días): ${link}`;
  if (phone !== null) return { channel: 'sms', recipient: phone, body };
  if (email === null) return undefined;
  return { channel: 'email', recipient: email, subject: `Te invitan a ${store}`, body };
}
