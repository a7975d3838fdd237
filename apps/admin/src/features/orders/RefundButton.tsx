import { refundsCreate, type StaffOrderFileResponse } from '@miinventario/contracts/client';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActButton } from '../../ui/ActButton';

/** Gives money back for credits that are unspent: all of them, or some. */
export function RefundButton({ order }: { readonly order: StaffOrderFileResponse }) {
  const translate = useTranslate();
  const most = order.refundableCredits;
  const [text, setText] = useState(String(most));
  const credits = Number(text);
  if (most === 0) return null;
  return (
    <ActButton
      isGrave
      label={translate('mi.orders.refund')}
      title={translate('mi.orders.refund_title')}
      text={translate('mi.orders.refund_text', { smart_count: most })}
      confirm={translate('mi.orders.refund')}
      done="mi.orders.refunded"
      isReady={Number.isInteger(credits) && credits >= 1 && credits <= most}
      onConfirm={(reason) => refundsCreate(order.id, { credits, reason })}
    >
      <TextField
        label={translate('mi.fields.credits')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        fullWidth
        required
        margin="dense"
        autoFocus
        slotProps={{ htmlInput: { inputMode: 'numeric', name: 'credits' } }}
      />
    </ActButton>
  );
}
