import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { StyleSheet } from 'react-native';

import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { FormField } from '../../../ui/FormField';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import type { AuthErrorKey } from '../../auth/auth.schemas';
import { FailureBanner } from '../../shared/FailureBanner';
import { passwordSchema, type PasswordForm as Form } from '../account.model';
import { useChangePassword } from '../account.queries';

/** A new password; whoever came in by code has none yet and leaves the first field empty. */
export function PasswordForm() {
  const { t } = useTranslation();
  const change = useChangePassword();
  const { control, handleSubmit, reset } = useForm<Form>({
    resolver: zodResolver(passwordSchema),
    defaultValues: { currentPassword: '', password: '' },
  });
  const submit = handleSubmit(({ currentPassword, password }) =>
    change.mutate(
      { password, ...(currentPassword === '' ? {} : { currentPassword }) },
      { onSuccess: () => reset() },
    ),
  );
  const secret = { show: t('auth.showPassword'), hide: t('auth.hidePassword') };
  const errorText = (key: string) => t(`auth.errors.${key as AuthErrorKey}`);
  return (
    <Card style={styles.card}>
      <Text variant="heading" level={2}>
        {t('account.passwordTitle')}
      </Text>
      <Text variant="caption" color="inkMuted">
        {t('account.passwordHint')}
      </Text>
      <FormField
        control={control}
        name="currentPassword"
        testID="password-current"
        label={t('account.currentPassword')}
        hint={t('account.currentHint')}
        autoCapitalize="none"
        autoComplete="current-password"
        secret={secret}
        errorText={errorText}
      />
      <FormField
        control={control}
        name="password"
        testID="password-new"
        label={t('account.newPassword')}
        hint={t('auth.passwordHint')}
        autoCapitalize="none"
        autoComplete="new-password"
        secret={secret}
        errorText={errorText}
      />
      <FailureBanner error={change.error} testID="password-error" />
      {change.isSuccess && (
        <Banner testID="password-done" tone="success" message={t('account.passwordDone')} />
      )}
      <Button
        testID="password-submit"
        label={t('account.changePassword')}
        busy={change.isPending}
        onPress={() => void submit()}
      />
    </Card>
  );
}

const styles = StyleSheet.create({ card: { gap: space.md } });
