import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useAppNavigation } from '../../lib/navigation/routes';
import { Button } from '../../ui/Button';
import { Screen } from '../../ui/Screen';
import { Segments } from '../../ui/Segments';
import { Text } from '../../ui/Text';
import { FailureBanner } from '../shared/FailureBanner';
import { usePasswordLogin, useRequestLoginOtp } from './auth.queries';
import { otpLoginSchema, passwordLoginSchema, type LoginForm } from './auth.schemas';
import { AuthFields } from './components/AuthFields';
import { AuthHeader } from './components/AuthHeader';

type Way = 'password' | 'otp';

export function LoginScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const [way, setWay] = useState<Way>('password');
  const login = usePasswordLogin();
  const requestOtp = useRequestLoginOtp();
  const { control, handleSubmit, clearErrors } = useForm<LoginForm>({
    resolver: zodResolver(way === 'password' ? passwordLoginSchema : otpLoginSchema),
    defaultValues: { identifier: '', password: '' },
  });
  const submit = handleSubmit((form) => {
    if (way === 'password') return login.mutate(form);
    return requestOtp.mutate(form.identifier, {
      onSuccess: (challenge) => navigation.navigate('Otp', { challenge, purpose: 'login' }),
    });
  });
  const changeWay = (chosen: Way) => {
    clearErrors();
    setWay(chosen);
  };
  const current = way === 'password' ? login : requestOtp;
  return (
    <Screen
      testID="login-screen"
      header={
        <AuthHeader title={t('auth.loginTitle')} onBack={() => navigation.popTo('Welcome')} />
      }
      footer={
        <>
          <FailureBanner error={current.error} testID="login-error" />
          <Button
            testID="login-submit"
            label={way === 'password' ? t('auth.loginSubmit') : t('auth.sendCode')}
            size="large"
            busy={current.isPending}
            onPress={() => void submit()}
          />
        </>
      }
    >
      <Text color="inkMuted">{t('auth.loginIntro')}</Text>
      <Segments
        label={t('auth.way')}
        value={way}
        onChange={changeWay}
        options={[
          { value: 'password', label: t('auth.wayPassword'), testID: 'login-way-password' },
          { value: 'otp', label: t('auth.wayOtp'), testID: 'login-way-otp' },
        ]}
      />
      <AuthFields
        control={control}
        prefix="login"
        hasPassword={way === 'password'}
        onSubmit={() => void submit()}
      />
      {way === 'password' && (
        <Button
          testID="login-forgot"
          label={t('auth.forgot')}
          tone="quiet"
          onPress={() => navigation.navigate('ForgotPassword')}
        />
      )}
      {way === 'otp' && (
        <Text variant="caption" color="inkMuted">
          {t('auth.otpHint')}
        </Text>
      )}
      <Button
        label={t('auth.noAccount')}
        tone="quiet"
        onPress={() => navigation.replace('Register')}
      />
    </Screen>
  );
}
