import {
  secondFactorBegin,
  secondFactorConfirm,
  type EnrolmentResponse,
} from '@miinventario/contracts/client';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { CodeField } from './CodeField';
import { QrCode } from './QrCode';
import { RecoveryCodes } from './RecoveryCodes';
import { StepForm } from './StepForm';

/** Sets up the app of the second factor: its secret, its first code, and the recovery codes. */
export function EnrolStep({ onProven }: { readonly onProven: () => void }) {
  const translate = useTranslate();
  const [enrolment, setEnrolment] = useState<EnrolmentResponse>();
  const [code, setCode] = useState('');
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[]>();
  if (recoveryCodes) {
    return (
      <Box sx={{ display: 'grid', gap: 2 }}>
        <RecoveryCodes codes={recoveryCodes} />
        <Button variant="contained" size="large" onClick={onProven}>
          {translate('mi.login.enrol.kept')}
        </Button>
      </Box>
    );
  }
  if (!enrolment) {
    const begin = async (): Promise<void> => setEnrolment(await secondFactorBegin());
    return (
      <StepForm submit={begin} label={translate('mi.login.enrol.begin')}>
        {null}
      </StepForm>
    );
  }
  const confirm = async (): Promise<void> => {
    setRecoveryCodes((await secondFactorConfirm({ code: code.trim() })).recoveryCodes);
  };
  return (
    <StepForm submit={confirm} label={translate('mi.login.confirm')}>
      <QrCode text={enrolment.otpauthUri} label={translate('mi.login.enrol.qr')} />
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {translate('mi.login.enrol.by_hand')}
      </Typography>
      <Box
        component="code"
        data-testid="totp-secret"
        sx={{ fontSize: '0.95rem', overflowWrap: 'anywhere', letterSpacing: '0.06em' }}
      >
        {enrolment.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}
      </Box>
      <CodeField value={code} onChange={setCode} />
    </StepForm>
  );
}
