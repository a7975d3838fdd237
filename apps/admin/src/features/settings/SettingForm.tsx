import { staffSettingsChange, type SettingResponse } from '@miinventario/contracts/client';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActButton } from '../../ui/ActButton';
import { fieldOf, readValue, textOf } from './setting.model';

/** Where a setting's value is changed; what breaks its rule cannot be saved. */
export function SettingForm({ setting }: { readonly setting: SettingResponse }) {
  const translate = useTranslate();
  const field = fieldOf(setting);
  const [text, setText] = useState(textOf(setting.value));
  const value = readValue(field, text);
  const isNew = value !== undefined && JSON.stringify(value) !== JSON.stringify(setting.value);
  const bounds =
    field.kind === 'number'
      ? translate(field.isWhole ? 'mi.settings.whole' : 'mi.settings.number', {
          min: field.min,
          max: field.max,
        })
      : ' ';
  return (
    <Box sx={{ display: 'grid', gap: 1.5, justifyItems: 'start' }}>
      <TextField
        label={translate('mi.fields.value')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={value === undefined}
        helperText={field.kind === 'json' ? translate('mi.settings.json') : bounds}
        fullWidth
        select={field.kind === 'choice'}
        multiline={field.kind === 'json'}
        maxRows={16}
        slotProps={{
          htmlInput: { name: 'value', inputMode: field.kind === 'number' ? 'decimal' : 'text' },
        }}
        sx={field.kind === 'json' ? { '& textarea': { fontFamily: 'monospace' } } : {}}
      >
        {field.kind === 'choice'
          ? field.choices.map((choice) => (
              <MenuItem key={choice} value={String(choice)}>
                {translate(`mi.choice.${choice}`, { _: String(choice) })}
              </MenuItem>
            ))
          : null}
      </TextField>
      <ActButton
        variant="contained"
        label={translate('mi.settings.change')}
        title={translate('mi.settings.change_title')}
        text={translate('mi.settings.change_text')}
        confirm={translate('ra.action.save')}
        done="mi.settings.changed"
        isDisabled={!isNew}
        onConfirm={(reason) =>
          staffSettingsChange(setting.key, {
            value: value as SettingResponse['value'],
            version: setting.version,
            reason,
          })
        }
      />
    </Box>
  );
}
