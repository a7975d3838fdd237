import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type SubmitEvent, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';

/** Fields, what went wrong with them, and the button that sends them. */
export function StepForm({
  submit,
  label,
  children,
}: {
  readonly submit: () => Promise<void>;
  readonly label: string;
  readonly children: ReactNode;
}) {
  const translate = useTranslate();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setFault(undefined);
    try {
      await submit();
    } catch (error) {
      setFault(error instanceof Error ? error.message : 'ra.auth.sign_in_error');
    } finally {
      setBusy(false);
    }
  };
  return (
    <Box
      component="form"
      onSubmit={(event) => void send(event)}
      sx={{ display: 'grid', gap: 2 }}
      noValidate
    >
      {fault === undefined ? null : (
        <Alert severity="error">{translate(fault, { _: fault })}</Alert>
      )}
      {children}
      <Button type="submit" variant="contained" size="large" disabled={isBusy}>
        {label}
      </Button>
    </Box>
  );
}
