import type { StaffStoreResponse } from '@miinventario/contracts/client';
import { TextInput, useTranslate } from 'react-admin';
import { Column } from '../../ui/Column';
import { RecordLink } from '../../ui/RecordLink';
import { RecordList } from '../../ui/RecordList';
import { StatusChip } from '../../ui/StatusChip';
import { useFormat } from '../../ui/use-format';

/** The stores of everybody. */
export function StoreList() {
  const translate = useTranslate();
  const format = useFormat();
  const filters = [
    <TextInput
      key="search"
      source="search"
      label={translate('mi.search.stores')}
      alwaysOn
      sx={{ minWidth: 300 }}
    />,
  ];
  return (
    <RecordList name="stores" filters={filters} rowClick="show">
      <Column<StaffStoreResponse> name="name">
        {(store) => (
          <RecordLink to="stores" id={store.id}>
            {store.name}
          </RecordLink>
        )}
      </Column>
      <Column<StaffStoreResponse> name="giro">{(store) => store.giro}</Column>
      <Column<StaffStoreResponse> name="owner">
        {(store) => (
          <RecordLink to="users" id={store.ownerId}>
            {store.ownerName}
          </RecordLink>
        )}
      </Column>
      <Column<StaffStoreResponse> name="members" isNumber>
        {(store) => format.number(store.members)}
      </Column>
      <Column<StaffStoreResponse> name="products" isNumber>
        {(store) => format.number(store.products)}
      </Column>
      <Column<StaffStoreResponse> name="sessions" isNumber>
        {(store) => format.number(store.sessions)}
      </Column>
      <Column<StaffStoreResponse> name="lastSessionAt">
        {(store) =>
          store.lastSessionAt === null ? translate('mi.none') : format.moment(store.lastSessionAt)
        }
      </Column>
      <Column<StaffStoreResponse> name="status">
        {(store) => <StatusChip status={store.isArchived ? 'ARCHIVED' : 'ACTIVE'} />}
      </Column>
    </RecordList>
  );
}
