import { sendRequest, type StaffSessionResponse } from '@miinventario/contracts/client';

/** A shop's session; staff who look at it say why, and it goes into the audit log. */
export function readSession(id: string, reason: string): Promise<StaffSessionResponse> {
  return sendRequest<StaffSessionResponse>({
    url: `/api/v1/admin/sessions/${encodeURIComponent(id)}`,
    method: 'GET',
    headers: { 'X-Admin-Reason': encodeURIComponent(reason) },
  });
}
