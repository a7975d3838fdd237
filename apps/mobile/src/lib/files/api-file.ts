import type { ApiAccess } from '../api/api.context';

/** A file of the API that only its owner may fetch. */
export interface ApiFile {
  /** Below the API's base: `/payments/orders/ID/voucher.pdf`. */
  path: string;
  name: string;
  mimeType: string;
}

export type SaveApiFile = (access: ApiAccess, file: ApiFile) => Promise<void>;

export async function authorizationOf(access: ApiAccess): Promise<Record<string, string>> {
  const token = await access.tokens.getAccessToken();
  return {
    'Accept-Language': access.language(),
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
  };
}
