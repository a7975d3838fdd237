import type { ShelfFacingResponse } from '@miinventario/contracts/client';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { useFormat } from '../../ui/use-format';
import { useTokens } from '../../ui/use-tokens';

/** The key frame in which a facing was seen best, with its box. */
export function FrameDialog({
  facing,
  name,
  onClose,
}: {
  readonly facing: ShelfFacingResponse;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const translate = useTranslate();
  const format = useFormat();
  const color = useTokens();
  const titleId = useId();
  const { box } = facing;
  return (
    <Dialog open onClose={onClose} maxWidth="md" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{name}</DialogTitle>
      <DialogContent>
        <Box sx={{ position: 'relative', lineHeight: 0 }}>
          <Box
            component="img"
            src={facing.frameImageUrl}
            alt={translate('mi.sessions.frame', { name })}
            sx={{ maxWidth: '100%', maxHeight: '65vh', borderRadius: 2 }}
          />
          <Box
            sx={{
              position: 'absolute',
              left: `${box.x * 100}%`,
              top: `${box.y * 100}%`,
              width: `${box.width * 100}%`,
              height: `${box.height * 100}%`,
              border: `3px solid ${color.accent}`,
              borderRadius: 1,
            }}
          />
        </Box>
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1.5 }}>
          {translate('mi.sessions.seen', {
            views: facing.views,
            time: format.seconds(facing.frameTimeMs),
            confidence: format.percent(facing.confidence),
          })}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
