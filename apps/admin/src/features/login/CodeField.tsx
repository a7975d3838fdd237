import TextField from '@mui/material/TextField';
import { useTranslate } from 'react-admin';

/** Where the code of the app is typed. */
export function CodeField({
  value,
  onChange,
  helperText,
}: {
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly helperText?: string;
}) {
  const translate = useTranslate();
  return (
    <TextField
      label={translate('mi.login.code.label')}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      helperText={helperText}
      fullWidth
      required
      size="medium"
      autoFocus
      autoComplete="one-time-code"
      slotProps={{ htmlInput: { name: 'code', maxLength: 24, spellCheck: false } }}
    />
  );
}
