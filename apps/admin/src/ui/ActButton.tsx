import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { ReasonDialog, type ReasonDialogProps } from './ReasonDialog';

/** A button that asks for a reason and then acts. */
export function ActButton({
  label,
  icon,
  isDisabled = false,
  variant = 'outlined',
  ...dialog
}: Omit<ReasonDialogProps, 'onClose'> & {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly isDisabled?: boolean;
  readonly variant?: 'outlined' | 'contained' | 'text';
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="small"
        variant={variant}
        color={dialog.isGrave ? 'error' : 'primary'}
        startIcon={icon}
        disabled={isDisabled}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {isOpen ? <ReasonDialog {...dialog} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
