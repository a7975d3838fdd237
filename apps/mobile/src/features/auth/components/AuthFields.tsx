import type { Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { FormField } from '../../../ui/FormField';
import type { AuthErrorKey } from '../auth.schemas';

export interface Credentials {
  identifier: string;
  password: string;
}

export interface AuthFieldsProps<F extends Credentials> {
  control: Control<F>;
  /** Prefix of the test ids: `login` gives `login-identifier`. */
  prefix: 'login' | 'register';
  hasPassword?: boolean;
  onSubmit: () => void;
}

/** Phone or e-mail, and the password: the same two fields on both doors. */
export function AuthFields<F extends Credentials>(props: AuthFieldsProps<F>) {
  const { prefix, hasPassword = true, onSubmit } = props;
  const { t } = useTranslation();
  // The two names exist in every F; the form library cannot see that through the generic.
  const control = props.control as unknown as Control<Credentials>;
  const errorText = (key: string) => t(`auth.errors.${key as AuthErrorKey}`);
  return (
    <>
      <FormField
        control={control}
        name="identifier"
        testID={`${prefix}-identifier`}
        label={t('auth.identifier')}
        placeholder={t('auth.identifierExample')}
        icon="phone"
        autoCapitalize="none"
        autoCorrect={false}
        autoComplete="username"
        inputMode="email"
        errorText={errorText}
      />
      {hasPassword && (
        <FormField
          control={control}
          name="password"
          testID={`${prefix}-password`}
          label={t('auth.password')}
          hint={prefix === 'register' ? t('auth.passwordHint') : undefined}
          icon="shield"
          secret={{ show: t('auth.showPassword'), hide: t('auth.hidePassword') }}
          autoCapitalize="none"
          autoComplete={prefix === 'register' ? 'new-password' : 'current-password'}
          onSubmitEditing={onSubmit}
          errorText={errorText}
        />
      )}
    </>
  );
}
