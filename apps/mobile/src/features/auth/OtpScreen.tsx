import { useRoute, type RouteProp } from '@react-navigation/native';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { useNow } from '../../lib/use-now';
import { Button } from '../../ui/Button';
import { Screen } from '../../ui/Screen';
import { Text } from '../../ui/Text';
import { FailureBanner } from '../shared/FailureBanner';
import { useResendOtp, useVerifyOtp } from './auth.queries';
import { AuthHeader } from './components/AuthHeader';
import { OtpInput } from '../../ui/OtpInput';

export const OTP_LENGTH = 6;

export function OtpScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const { params } = useRoute<RouteProp<RootParamList, 'Otp'>>();
  const [challenge, setChallenge] = useState(params.challenge);
  const [code, setCode] = useState('');
  const verify = useVerifyOtp(params.purpose);
  const resend = useResendOtp();
  const now = useNow(1_000);
  const waitSeconds = Math.ceil((Date.parse(challenge.resendAvailableAt) - now) / 1_000);

  const submit = (entered: string) => {
    if (entered.length !== OTP_LENGTH || verify.isPending) return;
    verify.mutate({ challengeId: challenge.challengeId, code: entered });
  };
  const change = (entered: string) => {
    setCode(entered);
    verify.reset();
    submit(entered);
  };
  const sendAgain = () =>
    resend.mutate(challenge.challengeId, {
      onSuccess: (renewed) => {
        setChallenge(renewed);
        setCode('');
      },
    });
  return (
    <Screen
      testID="otp-screen"
      header={<AuthHeader title={t('auth.otpTitle')} onBack={() => navigation.goBack()} />}
      footer={
        <>
          <FailureBanner error={verify.error ?? resend.error} testID="otp-error" />
          <Button
            testID="otp-submit"
            label={t('auth.otpSubmit')}
            size="large"
            busy={verify.isPending}
            disabled={code.length !== OTP_LENGTH}
            onPress={() => submit(code)}
          />
        </>
      }
    >
      <Text color="inkMuted">
        {challenge.channel === 'sms'
          ? t('auth.otpSentSms', { destination: challenge.destination })
          : t('auth.otpSentEmail', { destination: challenge.destination })}
      </Text>
      <OtpInput label={t('auth.otpCode')} length={OTP_LENGTH} value={code} onChange={change} />
      <Button
        testID="otp-resend"
        label={waitSeconds > 0 ? t('auth.resendIn', { seconds: waitSeconds }) : t('auth.resend')}
        tone="quiet"
        disabled={waitSeconds > 0}
        busy={resend.isPending}
        onPress={sendAgain}
      />
    </Screen>
  );
}
