import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useId, useState, type SubmitEvent, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useAct } from './use-act';

/** The audit log takes no shorter reason. */
const SHORTEST_REASON = 3;

export interface ReasonDialogProps {
  readonly title: string;
  readonly text?: string | undefined;
  readonly confirm: string;
  readonly isGrave?: boolean;
  /** Fields above the reason. */
  readonly children?: ReactNode;
  /** Whether those fields are filled in rightly. */
  readonly isReady?: boolean;
  readonly done?: string;
  readonly onConfirm: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks why before something is done; the reason goes into the audit log. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, text, confirm, isGrave = false, children, isReady = true, done, onClose } = props;
  const translate = useTranslate();
  const titleId = useId();
  const [reason, setReason] = useState('');
  const { isBusy, act } = useAct();
  const mayConfirm = isReady && !isBusy && reason.trim().length >= SHORTEST_REASON;
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (mayConfirm && (await act(() => props.onConfirm(reason.trim()), done))) onClose();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <form onSubmit={(event) => void submit(event)}>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent>
          {text === undefined ? null : <DialogContentText sx={{ mb: 2 }}>{text}</DialogContentText>}
          {children}
          <TextField
            label={translate('mi.reason.label')}
            helperText={translate('mi.reason.help')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            fullWidth
            required
            multiline
            minRows={2}
            margin="dense"
            autoFocus={children === undefined}
            slotProps={{ htmlInput: { maxLength: 500, name: 'reason' } }}
          />
        </DialogContent>
        <DialogActions sx={{ px: 3, pb: 2.5 }}>
          <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
          <Button
            type="submit"
            variant="contained"
            color={isGrave ? 'error' : 'primary'}
            disabled={!mayConfirm}
          >
            {confirm}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
