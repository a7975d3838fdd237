import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Challenge } from '../../lib/api/types';
import { useAppNavigation } from '../../lib/navigation/routes';
import { Button } from '../../ui/Button';
import { Field } from '../../ui/Field';
import { OtpInput } from '../../ui/OtpInput';
import { Screen } from '../../ui/Screen';
import { Text } from '../../ui/Text';
import { FailureBanner } from '../shared/FailureBanner';
import { useForgotPassword, useResetPassword } from './auth.queries';
import { PASSWORD_MIN_LENGTH } from './auth.schemas';
import { AuthHeader } from './components/AuthHeader';
import { parseIdentifier } from './identifier.model';
import { OTP_LENGTH } from './OtpScreen';

/** First the code, then the new password; with it the person is in. */
export function ForgotPasswordScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const [challenge, setChallenge] = useState<Challenge | null>(null);
  const [identifier, setIdentifier] = useState('');
  const [isFaulty, setFaulty] = useState(false);
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const forgot = useForgotPassword();
  const reset = useResetPassword();
  const ask = () => {
    const isKnown = parseIdentifier(identifier) !== undefined;
    setFaulty(!isKnown);
    if (isKnown) forgot.mutate(identifier, { onSuccess: setChallenge });
  };
  const isComplete = code.length === OTP_LENGTH && password.length >= PASSWORD_MIN_LENGTH;
  const change = () => {
    if (challenge !== null) {
      reset.mutate({ challengeId: challenge.challengeId, code, password });
    }
  };
  return (
    <Screen
      testID="forgot-screen"
      header={<AuthHeader title={t('recover.title')} onBack={() => navigation.popTo('Login')} />}
      footer={
        <>
          <FailureBanner error={forgot.error ?? reset.error} testID="forgot-error" />
          <Button
            testID="forgot-submit"
            label={challenge === null ? t('auth.sendCode') : t('recover.submit')}
            size="large"
            busy={forgot.isPending || reset.isPending}
            disabled={challenge !== null && !isComplete}
            onPress={challenge === null ? ask : change}
          />
        </>
      }
    >
      {challenge === null ? (
        <>
          <Text color="inkMuted">{t('recover.intro')}</Text>
          <Field
            testID="forgot-identifier"
            label={t('auth.identifier')}
            placeholder={t('auth.identifierExample')}
            icon="phone"
            inputMode="email"
            autoCapitalize="none"
            autoCorrect={false}
            autoComplete="username"
            value={identifier}
            onChangeText={setIdentifier}
            onSubmitEditing={ask}
            error={isFaulty ? t('auth.errors.identifier') : undefined}
          />
        </>
      ) : (
        <>
          <Text color="inkMuted">{t('recover.sent', { destination: challenge.destination })}</Text>
          <OtpInput label={t('auth.otpCode')} length={OTP_LENGTH} value={code} onChange={setCode} />
          <Field
            testID="forgot-password"
            label={t('account.newPassword')}
            hint={t('auth.passwordHint')}
            icon="shield"
            secret={{ show: t('auth.showPassword'), hide: t('auth.hidePassword') }}
            autoCapitalize="none"
            autoComplete="new-password"
            value={password}
            onChangeText={setPassword}
          />
          <Text variant="caption" color="inkMuted">
            {t('recover.endsSessions')}
          </Text>
        </>
      )}
    </Screen>
  );
}
