import { staffSettingsChange } from '@miinventario/contracts/client';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActButton } from '../../ui/ActButton';
import { Card } from '../../ui/Card';
import { useFormat } from '../../ui/use-format';
import { CAP_KEY, type Versioned } from './provider.model';

const MICRO_USD = 1_000_000;

/** The most that the AI of one session may cost. */
export function CostCap({ cap }: { readonly cap: Versioned<number> }) {
  const translate = useTranslate();
  const format = useFormat();
  const [text, setText] = useState(String(cap.value / MICRO_USD));
  const value = Math.round(Number(text) * MICRO_USD);
  const isReady = text.trim() !== '' && Number.isFinite(value) && value >= 0;
  return (
    <Box sx={{ mb: 1.5 }}>
      <Card>
        <Box sx={{ display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: 2 }}>
          <Box sx={{ flex: 1, minWidth: 260 }}>
            <Typography variant="h2">{translate('mi.providers.cap')}</Typography>
            <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
              {translate('mi.providers.cap_about')}
            </Typography>
          </Box>
          <Box sx={{ typography: 'h5' }}>{format.usd(cap.value)}</Box>
          <ActButton
            label={translate('mi.providers.cap_change')}
            title={translate('mi.providers.cap')}
            text={translate('mi.providers.cap_about')}
            confirm={translate('ra.action.save')}
            isReady={isReady}
            onConfirm={(reason) =>
              staffSettingsChange(CAP_KEY, { value, version: cap.version, reason })
            }
          >
            <TextField
              label={translate('mi.providers.cap_usd')}
              value={text}
              onChange={(event) => setText(event.target.value)}
              fullWidth
              required
              margin="dense"
              autoFocus
              slotProps={{ htmlInput: { inputMode: 'decimal', name: 'cap' } }}
            />
          </ActButton>
        </Box>
      </Card>
    </Box>
  );
}
