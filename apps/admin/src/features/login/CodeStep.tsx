import { secondFactorVerify } from '@miinventario/contracts/client';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { CodeField } from './CodeField';
import { StepForm } from './StepForm';

/** The second factor: the code of the app, or a recovery code. */
export function CodeStep({ onProven }: { readonly onProven: () => void }) {
  const translate = useTranslate();
  const [code, setCode] = useState('');
  const submit = async (): Promise<void> => {
    await secondFactorVerify({ code: code.trim() });
    onProven();
  };
  return (
    <StepForm submit={submit} label={translate('mi.login.confirm')}>
      <CodeField value={code} onChange={setCode} helperText={translate('mi.login.code.help')} />
    </StepForm>
  );
}
