import type { OutgoingMessage } from '../../platform/messaging/message-sender.port.js';
import type { Identifier } from '../auth/index.js';
import type { InvitationRow } from './invitations.repository.js';

/** The message that brings an invitation. */
export function invitationMessage(
  to: Identifier,
  invitation: InvitationRow,
  link: string,
): OutgoingMessage {
  const body =
    `${invitation.inviter_name} te invita a trabajar en ${invitation.store_name} con ` +
    `MiInventario. Acepta aquí (vence en 7 días): ${link}`;
  if (to.kind === 'phone') return { channel: 'sms', recipient: to.value, body };
  const subject = `Te invitan a ${invitation.store_name}`;
  return { channel: 'email', recipient: to.value, subject, body };
}
