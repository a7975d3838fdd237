import { createHmac } from 'node:crypto';

/**
 * The token of an invitation: 256 bits that only the secret and the id give. Nothing stores it in clear,
 * neither the table nor the queue, and yet the job that sends it can make it again.
 */
export function invitationToken(secret: string, invitationId: string): string {
  return createHmac('sha256', secret).update(`invitation:${invitationId}`).digest('base64url');
}

/** Where the holder of the token joins. */
export function invitationLink(publicWebUrl: string, token: string): string {
  return `${publicWebUrl}/invitacion?codigo=${token}`;
}
