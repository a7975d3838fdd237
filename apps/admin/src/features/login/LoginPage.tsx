import Box from '@mui/material/Box';
import MuiCard from '@mui/material/Card';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Notification, useLogin, useTranslate } from 'react-admin';
import { useTokens } from '../../ui/use-tokens';
import { CodeStep } from './CodeStep';
import { EnrolStep } from './EnrolStep';
import { PasswordStep } from './PasswordStep';

type Step = 'password' | 'code' | 'enrol';

/** The door of the panel: password, then the code of an app, which is set up at the first time. */
export function LoginPage() {
  const translate = useTranslate();
  const color = useTokens();
  const login = useLogin();
  const [step, setStep] = useState<Step>('password');
  const enter = (): void => {
    void login({}, '/');
  };
  return (
    <Box
      component="main"
      sx={{
        minHeight: '100vh',
        display: 'grid',
        placeItems: 'center',
        p: 2,
        bgcolor: color.hero,
        backgroundImage: `radial-gradient(circle at 20% 10%, ${color.primary} 0, ${color.hero} 55%)`,
      }}
    >
      <Box sx={{ width: '100%', maxWidth: 420 }}>
        <Typography
          component="p"
          variant="h5"
          sx={{ color: color.onHero, textAlign: 'center', mb: 2.5 }}
        >
          MiInventario
        </Typography>
        <MuiCard sx={{ p: 3.5, borderRadius: 4 }}>
          <Typography variant="h1" sx={{ fontSize: '1.45rem' }}>
            {translate(`mi.login.${step}.title`)}
          </Typography>
          <Typography sx={{ color: 'text.secondary', mt: 0.75, mb: 2.5 }}>
            {translate(`mi.login.${step}.about`)}
          </Typography>
          {step === 'password' ? <PasswordStep onProven={setStep} onEnter={enter} /> : null}
          {step === 'code' ? <CodeStep onProven={enter} /> : null}
          {step === 'enrol' ? <EnrolStep onProven={enter} /> : null}
        </MuiCard>
      </Box>
      <Notification />
    </Box>
  );
}
