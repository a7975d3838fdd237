import { apiKeysCreate, CreateApiKeyRequestScopesItem } from '@miinventario/contracts/client';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogContentText from '@mui/material/DialogContentText';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActButton } from '../../ui/ActButton';

type Scope = CreateApiKeyRequestScopesItem;
const SCOPES: readonly Scope[] = Object.values(CreateApiKeyRequestScopesItem);

/** Makes a key; what it is, is shown this once. */
export function ApiKeyButton() {
  const translate = useTranslate();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>([]);
  const [made, setMade] = useState<string>();
  const turn = (scope: Scope, isOn: boolean): void => {
    const others = scopes.filter((item) => item !== scope);
    setScopes(isOn ? [...others, scope] : others);
  };
  const create = async (reason: string): Promise<void> => {
    const { key } = await apiKeysCreate({ name: name.trim(), scopes: [...scopes], reason });
    setMade(key);
  };
  return (
    <>
      <ActButton
        variant="contained"
        label={translate('mi.keys.add')}
        title={translate('mi.keys.add')}
        confirm={translate('mi.keys.add')}
        isReady={name.trim() !== '' && scopes.length > 0}
        onConfirm={create}
      >
        <TextField
          label={translate('mi.fields.name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          fullWidth
          required
          margin="dense"
          slotProps={{ htmlInput: { maxLength: 120, name: 'name' } }}
        />
        {SCOPES.map((scope) => (
          <FormControlLabel
            key={scope}
            label={translate(`mi.scope.${scope}`, { _: scope })}
            control={
              <Checkbox
                checked={scopes.includes(scope)}
                onChange={(event) => turn(scope, event.target.checked)}
              />
            }
          />
        ))}
      </ActButton>
      {made === undefined ? null : (
        <Dialog open aria-labelledby="made-key" maxWidth="sm" fullWidth>
          <DialogTitle id="made-key">{translate('mi.keys.made')}</DialogTitle>
          <DialogContent>
            <DialogContentText sx={{ mb: 2 }}>{translate('mi.keys.made_text')}</DialogContentText>
            <TextField
              label={translate('mi.keys.key')}
              value={made}
              fullWidth
              slotProps={{ htmlInput: { readOnly: true } }}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setMade(undefined)}>{translate('mi.keys.kept')}</Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
