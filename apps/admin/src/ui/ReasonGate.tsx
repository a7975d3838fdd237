import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import { useState, type SubmitEvent } from 'react';
import { useTranslate } from 'react-admin';
import { Card } from './Card';
import { Page } from './Page';

const USUAL = ['help', 'failure', 'quality'] as const;
const SHORTEST_REASON = 3;

/** Before a shop's films and pictures are shown: why. */
export function ReasonGate({ onReason }: { readonly onReason: (reason: string) => void }) {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const isReady = text.trim().length >= SHORTEST_REASON;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isReady) onReason(text.trim());
  };
  return (
    <Page title={translate('mi.gate.title')} subtitle={translate('mi.gate.about')}>
      <Box sx={{ maxWidth: 620 }}>
        <Card>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
            {USUAL.map((name) => (
              <Chip
                key={name}
                label={translate(`mi.gate.${name}`)}
                onClick={() => onReason(translate(`mi.gate.${name}`))}
              />
            ))}
          </Box>
          <Box component="form" onSubmit={submit} sx={{ display: 'flex', gap: 1 }}>
            <TextField
              label={translate('mi.gate.other')}
              value={text}
              onChange={(event) => setText(event.target.value)}
              fullWidth
              slotProps={{ htmlInput: { maxLength: 500, name: 'reason' } }}
            />
            <Button type="submit" variant="contained" disabled={!isReady}>
              {translate('ra.action.show')}
            </Button>
          </Box>
        </Card>
      </Box>
    </Page>
  );
}
