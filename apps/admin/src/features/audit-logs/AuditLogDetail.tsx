import type { AuditLogResponse } from '@miinventario/contracts/client';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useTokens } from '../../ui/use-tokens';

/** What was there before, and what after, of one line of the log. */
export function AuditLogDetail({ row }: { readonly row: AuditLogResponse }) {
  const translate = useTranslate();
  const color = useTokens();
  const titleId = useId();
  const [isOpen, setOpen] = useState(false);
  const parts = [
    ['before', row.before],
    ['after', row.after],
  ] as const;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {translate('ra.action.show')}
      </Button>
      <Dialog
        open={isOpen}
        onClose={() => setOpen(false)}
        maxWidth="md"
        fullWidth
        aria-labelledby={titleId}
      >
        <DialogTitle id={titleId}>
          {translate(`mi.action.${row.action}`, { _: row.action })}
        </DialogTitle>
        <DialogContent>
          <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2, mb: 2 }}>
            {parts.map(([name, value]) => (
              <div key={name}>
                <Box sx={{ color: 'text.secondary', fontWeight: 600, mb: 0.5 }}>
                  {translate(`mi.fields.${name}`)}
                </Box>
                <Box
                  component="pre"
                  sx={{
                    m: 0,
                    p: 1.5,
                    borderRadius: 2,
                    bgcolor: color.sunken,
                    whiteSpace: 'pre-wrap',
                    overflowWrap: 'anywhere',
                    fontSize: '0.85rem',
                  }}
                >
                  {value === null ? translate('mi.none') : JSON.stringify(value, null, 2)}
                </Box>
              </div>
            ))}
          </Box>
          <Box sx={{ color: 'text.secondary', fontSize: '0.85rem', overflowWrap: 'anywhere' }}>
            <code>{row.action}</code> · {translate('mi.audit.request', { id: row.requestId })}
          </Box>
        </DialogContent>
        <DialogActions>
          <Button onClick={() => setOpen(false)}>{translate('ra.action.close')}</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
