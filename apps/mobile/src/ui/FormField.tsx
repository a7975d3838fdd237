import { Controller, type Control, type FieldPathByValue, type FieldValues } from 'react-hook-form';

import { Field, type FieldProps } from './Field';

export interface FormFieldProps<F extends FieldValues> extends Omit<
  FieldProps,
  'value' | 'onChangeText' | 'onBlur' | 'error'
> {
  control: Control<F>;
  name: FieldPathByValue<F, string>;
  /** What people read of the key that the form's rules give. */
  errorText: (key: string) => string;
}

/** A field of a form: its text, its fault and its focus are the form's. */
export function FormField<F extends FieldValues>(props: FormFieldProps<F>) {
  const { control, name, errorText, ...look } = props;
  return (
    <Controller
      control={control}
      name={name}
      render={({ field, fieldState: { error } }) => (
        <Field
          {...look}
          ref={field.ref}
          value={field.value}
          onChangeText={field.onChange}
          onBlur={field.onBlur}
          error={error === undefined ? undefined : errorText(error.message ?? '')}
        />
      )}
    />
  );
}
