import {
  sendRequest,
  type ReviewTruthRequestStatus,
  type TruthResponse,
} from '@miinventario/contracts/client';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { ActButton } from '../../ui/ActButton';
import { StatusChip } from '../../ui/StatusChip';

/** Decides on the version that was read, and no other. */
function review(
  { id, version }: TruthResponse,
  status: ReviewTruthRequestStatus,
  reason: string,
): Promise<TruthResponse> {
  return sendRequest<TruthResponse>({
    url: `/api/v1/admin/ground-truth/${encodeURIComponent(id)}/review`,
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'If-Match': `"${version}"` },
    data: { status, reason },
  });
}

/** Whether providers are judged by a report. */
export function TruthActs({ truth }: { readonly truth: TruthResponse }) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      <StatusChip status={truth.status} />
      {truth.status === 'ACCEPTED' ? null : (
        <ActButton
          variant="contained"
          label={translate('mi.truth.accept')}
          title={translate('mi.truth.accept_title')}
          text={translate('mi.truth.accept_text')}
          confirm={translate('mi.truth.accept')}
          onConfirm={(reason) => review(truth, 'ACCEPTED', reason)}
        />
      )}
      {truth.status === 'REJECTED' ? null : (
        <ActButton
          isGrave
          label={translate('mi.truth.reject')}
          title={translate('mi.truth.reject_title')}
          text={translate('mi.truth.reject_text')}
          confirm={translate('mi.truth.reject')}
          onConfirm={(reason) => review(truth, 'REJECTED', reason)}
        />
      )}
    </Box>
  );
}
