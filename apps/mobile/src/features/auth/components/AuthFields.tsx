import { Controller, type Control, type FieldErrors } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { Field } from '../../../ui/Field';
import type { AuthErrorKey } from '../auth.schemas';

export interface Credentials {
  identifier: string;
  password: string;
}

export interface AuthFieldsProps<F extends Credentials> {
  control: Control<F>;
  errors: FieldErrors<F>;
  /** Prefix of the test ids: `login` gives `login-identifier`. */
  prefix: 'login' | 'register';
  hasPassword?: boolean;
  onSubmit: () => void;
}

/** Phone or e-mail, and the password: the same two fields on both doors. */
export function AuthFields<F extends Credentials>(props: AuthFieldsProps<F>) {
  const { errors, prefix, hasPassword = true, onSubmit } = props;
  const { t } = useTranslation();
  // The two names exist in every F; the form library cannot see that through the generic.
  const control = props.control as unknown as Control<Credentials>;
  const faults = errors as FieldErrors<Credentials>;
  const textOf = (key: string | undefined) =>
    key === undefined ? undefined : t(`auth.errors.${key as AuthErrorKey}`);
  return (
    <>
      <Controller
        control={control}
        name="identifier"
        render={({ field }) => (
          <Field
            ref={field.ref}
            testID={`${prefix}-identifier`}
            label={t('auth.identifier')}
            placeholder={t('auth.identifierExample')}
            icon="phone"
            value={field.value}
            onChangeText={field.onChange}
            onBlur={field.onBlur}
            autoCapitalize="none"
            autoCorrect={false}
            autoComplete="username"
            inputMode="email"
            error={textOf(faults.identifier?.message)}
          />
        )}
      />
      {hasPassword && (
        <Controller
          control={control}
          name="password"
          render={({ field }) => (
            <Field
              ref={field.ref}
              testID={`${prefix}-password`}
              label={t('auth.password')}
              hint={prefix === 'register' ? t('auth.passwordHint') : undefined}
              icon="shield"
              secret={{ show: t('auth.showPassword'), hide: t('auth.hidePassword') }}
              value={field.value}
              onChangeText={field.onChange}
              onBlur={field.onBlur}
              autoCapitalize="none"
              autoComplete={prefix === 'register' ? 'new-password' : 'current-password'}
              onSubmitEditing={onSubmit}
              error={textOf(faults.password?.message)}
            />
          )}
        />
      )}
    </>
  );
}
