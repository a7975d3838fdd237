import { zodResolver } from '@hookform/resolvers/zod';
import { useRoute, type RouteProp } from '@react-navigation/native';
import { useEffect } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { useAppNavigation, type RootParamList } from '../../lib/navigation/routes';
import { useSettingsStore } from '../../lib/settings.store';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Checkbox } from '../../ui/Checkbox';
import { FormField } from '../../ui/FormField';
import { Screen } from '../../ui/Screen';
import { Text } from '../../ui/Text';
import { space } from '../../ui/theme/tokens';
import { FailureBanner } from '../shared/FailureBanner';
import { useRegister } from './auth.queries';
import { registerSchema, type RegisterForm } from './auth.schemas';
import { AuthFields } from './components/AuthFields';
import { AuthHeader } from './components/AuthHeader';

const empty: RegisterForm = { name: '', identifier: '', password: '', consent: false };

export function RegisterScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const register = useRegister();
  const { params } = useRoute<RouteProp<RootParamList, 'Register'>>();
  const { referralCode, setReferralCode } = useSettingsStore();
  const brought = params?.ref;
  useEffect(() => {
    // Kept on the device: the account that may use it exists only after the code was proved.
    if (brought !== undefined) setReferralCode(brought.toUpperCase());
  }, [brought, setReferralCode]);
  const form = useForm<RegisterForm>({
    resolver: zodResolver(registerSchema),
    defaultValues: empty,
  });
  const { control, formState } = form;
  const submit = form.handleSubmit((values) =>
    register.mutate(values, {
      onSuccess: (challenge) => navigation.navigate('Otp', { challenge, purpose: 'register' }),
    }),
  );
  return (
    <Screen
      testID="register-screen"
      header={
        <AuthHeader title={t('auth.registerTitle')} onBack={() => navigation.popTo('Welcome')} />
      }
      footer={
        <>
          <FailureBanner error={register.error} testID="register-error" />
          <Button
            testID="register-submit"
            label={t('auth.registerSubmit')}
            size="large"
            busy={register.isPending}
            onPress={() => void submit()}
          />
        </>
      }
    >
      <Text color="inkMuted">{t('auth.registerIntro')}</Text>
      {referralCode !== null && (
        <Banner
          testID="register-invited"
          tone="success"
          icon="sparkles"
          message={t('auth.invited', { code: referralCode })}
        />
      )}
      <FormField
        control={control}
        name="name"
        testID="register-name"
        label={t('auth.name')}
        placeholder={t('auth.nameExample')}
        icon="user"
        autoComplete="name"
        errorText={() => t('auth.errors.name')}
      />
      <AuthFields control={control} prefix="register" onSubmit={() => void submit()} />
      <Controller
        control={control}
        name="consent"
        render={({ field }) => (
          <Checkbox
            testID="register-consent"
            isChecked={field.value}
            onChange={field.onChange}
            label={t('auth.consent')}
            error={formState.errors.consent === undefined ? undefined : t('auth.errors.consent')}
          />
        )}
      />
      <View style={styles.links}>
        <Button
          testID="register-privacy"
          label={t('auth.readPrivacy')}
          tone="quiet"
          icon="shield"
          onPress={() => navigation.navigate('Privacy')}
        />
        <Button
          label={t('auth.haveAccount')}
          tone="quiet"
          onPress={() => navigation.replace('Login')}
        />
      </View>
    </Screen>
  );
}

const styles = StyleSheet.create({ links: { gap: space.xs } });
