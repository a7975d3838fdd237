import { secondFactorState } from '@miinventario/contracts/client';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ApiProblem } from '../../lib/api/problem';
import { logIn, logOut } from '../../lib/api/staff-session';
import { StepForm } from './StepForm';

/** Whoever is not of the staff is told no more than that they are not. */
async function nextStep(): Promise<'enter' | 'code' | 'enrol'> {
  try {
    const state = await secondFactorState();
    if (state.isVerified) return 'enter';
    return state.isEnrolled ? 'code' : 'enrol';
  } catch (error) {
    await logOut();
    throw error instanceof ApiProblem && error.status === 404
      ? new Error('mi.login.not_staff')
      : error;
  }
}

/** The first factor. */
export function PasswordStep({
  onProven,
  onEnter,
}: {
  readonly onProven: (step: 'code' | 'enrol') => void;
  readonly onEnter: () => void;
}) {
  const translate = useTranslate();
  const [identifier, setIdentifier] = useState('');
  const [password, setPassword] = useState('');
  const submit = async (): Promise<void> => {
    await logIn(identifier.trim(), password);
    const step = await nextStep();
    if (step === 'enter') onEnter();
    else onProven(step);
  };
  return (
    <StepForm submit={submit} label={translate('ra.auth.sign_in')}>
      <TextField
        label={translate('ra.auth.username')}
        value={identifier}
        onChange={(event) => setIdentifier(event.target.value)}
        fullWidth
        required
        size="medium"
        autoFocus
        autoComplete="username"
        slotProps={{ htmlInput: { name: 'identifier' } }}
      />
      <TextField
        label={translate('ra.auth.password')}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        fullWidth
        required
        size="medium"
        type="password"
        autoComplete="current-password"
        slotProps={{ htmlInput: { name: 'password' } }}
      />
    </StepForm>
  );
}
