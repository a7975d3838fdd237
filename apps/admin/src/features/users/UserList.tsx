import type { StaffUserResponse } from '@miinventario/contracts/client';
import { SelectInput, TextInput, useTranslate } from 'react-admin';
import { Column } from '../../ui/Column';
import { RecordLink } from '../../ui/RecordLink';
import { RecordList } from '../../ui/RecordList';
import { StatusChip } from '../../ui/StatusChip';
import { useFormat } from '../../ui/use-format';

/** Everybody who has registered. */
export function UserList() {
  const translate = useTranslate();
  const format = useFormat();
  const choices = (ids: readonly string[]) =>
    ids.map((id) => ({ id, name: translate(`mi.status.${id}`) }));
  const filters = [
    <TextInput
      key="search"
      source="search"
      label={translate('mi.search.users')}
      alwaysOn
      sx={{ minWidth: 280 }}
    />,
    <SelectInput
      key="status"
      source="status"
      label={translate('mi.fields.status')}
      choices={choices(['ACTIVE', 'SUSPENDED', 'ERASED'])}
      alwaysOn
    />,
    <SelectInput
      key="role"
      source="role"
      label={translate('mi.fields.role')}
      choices={choices(['USER', 'ADMIN'])}
      alwaysOn
    />,
  ];
  return (
    <RecordList name="users" filters={filters} rowClick="show">
      <Column<StaffUserResponse> name="name">
        {(user) => (
          <RecordLink to="users" id={user.id}>
            {user.name}
          </RecordLink>
        )}
      </Column>
      <Column<StaffUserResponse> name="contact">{(user) => user.email ?? user.phone}</Column>
      <Column<StaffUserResponse> name="status">
        {(user) => (
          <>
            <StatusChip status={user.status} />{' '}
            {user.role === 'ADMIN' ? <StatusChip status="ADMIN" /> : null}
          </>
        )}
      </Column>
      <Column<StaffUserResponse> name="credits" isNumber>
        {(user) => format.number(user.availableCredits)}
      </Column>
      <Column<StaffUserResponse> name="stores" isNumber>
        {(user) => format.number(user.stores)}
      </Column>
      <Column<StaffUserResponse> name="reports" isNumber>
        {(user) => format.number(user.reports)}
      </Column>
      <Column<StaffUserResponse> name="createdAt">{(user) => format.date(user.createdAt)}</Column>
    </RecordList>
  );
}
