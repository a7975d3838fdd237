import {
  staffUsersReactivate,
  staffUsersResetSecondFactor,
  staffUsersSetRole,
  staffUsersSuspend,
  type StaffUserFileResponse,
} from '@miinventario/contracts/client';
import Box from '@mui/material/Box';
import { useGetIdentity, useTranslate } from 'react-admin';
import { ActButton } from '../../ui/ActButton';

/** What staff may do with a person's account; nobody does it with their own. */
export function UserActs({ user }: { readonly user: StaffUserFileResponse }) {
  const translate = useTranslate();
  const { identity } = useGetIdentity();
  const isGone = user.status === 'ERASED';
  if (identity?.id === user.id || isGone) return null;
  const texts = (name: string) => ({
    label: translate(`mi.users.${name}.label`),
    title: translate(`mi.users.${name}.title`, { name: user.name }),
    text: translate(`mi.users.${name}.text`),
    confirm: translate(`mi.users.${name}.label`),
  });
  const isStaff = user.role === 'ADMIN';
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      {user.hasSecondFactor ? (
        <ActButton
          {...texts('reset_factor')}
          onConfirm={(reason) => staffUsersResetSecondFactor(user.id, { reason })}
        />
      ) : null}
      <ActButton
        {...texts(isStaff ? 'dismiss' : 'appoint')}
        isGrave
        onConfirm={(reason) =>
          staffUsersSetRole(user.id, { reason, role: isStaff ? 'USER' : 'ADMIN' })
        }
      />
      {user.status === 'SUSPENDED' ? (
        <ActButton
          {...texts('reactivate')}
          variant="contained"
          onConfirm={(reason) => staffUsersReactivate(user.id, { reason })}
        />
      ) : (
        <ActButton
          {...texts('suspend')}
          isGrave
          onConfirm={(reason) => staffUsersSuspend(user.id, { reason })}
        />
      )}
    </Box>
  );
}
