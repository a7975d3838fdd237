import { adjustmentsAdjust, adjustmentsWallet } from '@miinventario/contracts/client';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActButton } from '../../ui/ActButton';
import { Card } from '../../ui/Card';
import { Facts } from '../../ui/Facts';
import { Fetched } from '../../ui/Fetched';
import { useApi } from '../../ui/use-api';
import { useFormat } from '../../ui/use-format';

/** The credits of a person, and a way to give or take some with a reason. */
export function WalletCard({ userId }: { readonly userId: string }) {
  const translate = useTranslate();
  const format = useFormat();
  const wallet = useApi(['wallet', userId], () => adjustmentsWallet(userId));
  return (
    <Card title={translate('mi.wallet.title')} aside={<Adjustment userId={userId} />}>
      <Fetched query={wallet}>
        {({ balance, held, available, debt }) => (
          <>
            <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, mb: 1.5 }}>
              <Box sx={{ typography: 'h5', fontSize: '2.2rem' }} data-testid="wallet-available">
                {format.number(available)}
              </Box>
              <Typography sx={{ color: 'text.secondary' }}>
                {translate('mi.wallet.available', { smart_count: available })}
              </Typography>
            </Box>
            <Facts
              facts={[
                [translate('mi.wallet.balance'), format.number(balance)],
                [translate('mi.wallet.held'), format.number(held)],
                [translate('mi.wallet.debt'), format.number(debt)],
              ]}
            />
          </>
        )}
      </Fetched>
    </Card>
  );
}

function Adjustment({ userId }: { readonly userId: string }) {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const credits = Number(text);
  const isReady = Number.isInteger(credits) && credits !== 0;
  return (
    <ActButton
      label={translate('mi.wallet.adjust')}
      title={translate('mi.wallet.adjust_title')}
      text={translate('mi.wallet.adjust_text')}
      confirm={translate('mi.wallet.adjust_confirm')}
      done="mi.wallet.adjusted"
      variant="contained"
      isReady={isReady}
      onConfirm={(reason) => adjustmentsAdjust({ userId, credits, reason })}
    >
      <TextField
        label={translate('mi.wallet.credits')}
        helperText={translate('mi.wallet.credits_help')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        fullWidth
        required
        margin="dense"
        autoFocus
        slotProps={{ htmlInput: { name: 'credits', inputMode: 'numeric' } }}
      />
    </ActButton>
  );
}
