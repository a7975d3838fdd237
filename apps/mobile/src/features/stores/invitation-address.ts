/** What the server takes as the code of an invitation. */
const TOKEN = /^[\w-]{20,100}$/;

/** The code in the address of an invitation to a shop; null in every other address. */
export function invitationOf(address: string | null): string | null {
  const match = /\/invitacion\/?\?(?:[^#]*&)?codigo=([^&#]+)/.exec(address ?? '');
  const token = match?.[1];
  return token !== undefined && TOKEN.test(token) ? token : null;
}
