import {
  staffPackagesCreate,
  staffPackagesUpdate,
  type StaffPackageResponse,
} from '@miinventario/contracts/client';
import FormControlLabel from '@mui/material/FormControlLabel';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActButton } from '../../ui/ActButton';
import { draftOf, EMPTY_DRAFT, readDraft, type PackageDraft } from './package.model';

const FIELDS = ['name', 'code', 'credits', 'price', 'position'] as const;
const NUMBERS: ReadonlySet<string> = new Set(['credits', 'price', 'position']);

/** Adds a package, or changes one: orders keep the price that they were made at. */
export function PackageButton({
  label,
  current,
}: {
  readonly label: string;
  readonly current?: StaffPackageResponse;
}) {
  const translate = useTranslate();
  const [draft, setDraft] = useState<PackageDraft>(current ? draftOf(current) : EMPTY_DRAFT);
  const values = readDraft(draft);
  const save = async (reason: string): Promise<unknown> => {
    if (!values) return undefined;
    if (!current) return staffPackagesCreate({ ...values, reason });
    return staffPackagesUpdate(current.id, { ...values, reason, version: current.version });
  };
  return (
    <ActButton
      variant={current ? 'outlined' : 'contained'}
      label={label}
      title={current ? current.name : translate('mi.packages.add')}
      text={current ? translate('mi.packages.change_text') : undefined}
      confirm={translate('ra.action.save')}
      isReady={values !== undefined}
      onConfirm={save}
    >
      {FIELDS.map((name) => (
        <TextField
          key={name}
          label={translate(`mi.packages.${name}`)}
          helperText={translate(`mi.packages.${name}_help`, { _: '' })}
          value={draft[name]}
          onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
          fullWidth
          required
          margin="dense"
          slotProps={{ htmlInput: { name, inputMode: NUMBERS.has(name) ? 'decimal' : 'text' } }}
        />
      ))}
      <FormControlLabel
        label={translate('mi.packages.active')}
        control={
          <Switch
            checked={draft.isActive}
            onChange={(event) => setDraft({ ...draft, isActive: event.target.checked })}
          />
        }
      />
    </ActButton>
  );
}
