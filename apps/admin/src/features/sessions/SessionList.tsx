import type { StaffSessionRowResponse } from '@miinventario/contracts/client';
import { StaffStoresSessionsStatusItem } from '@miinventario/contracts/client';
import LinearProgress from '@mui/material/LinearProgress';
import { SelectInput, TextInput, useTranslate } from 'react-admin';
import { Column } from '../../ui/Column';
import { RecordLink } from '../../ui/RecordLink';
import { RecordList } from '../../ui/RecordList';
import { StatusChip } from '../../ui/StatusChip';
import { useFormat } from '../../ui/use-format';
import { isUnderWay } from './session.model';

/** Films are counted while one looks on; each look is a line of the audit log, so not too often. */
const WATCH_MS = 30_000;

/** Every film that was sent to be counted, and how it fares. */
export function SessionList() {
  const translate = useTranslate();
  const format = useFormat();
  const statuses = Object.values(StaffStoresSessionsStatusItem);
  const filters = [
    <SelectInput
      key="status"
      source="status"
      label={translate('mi.fields.status')}
      choices={statuses.map((id) => ({ id, name: translate(`mi.status.${id}`) }))}
      alwaysOn
      sx={{ minWidth: 180 }}
    />,
    <TextInput
      key="storeId"
      source="storeId"
      label={translate('mi.fields.storeId')}
      alwaysOn
      sx={{ minWidth: 300 }}
    />,
  ];
  return (
    <RecordList name="sessions" filters={filters} rowClick="show" everyMs={WATCH_MS}>
      <Column<StaffSessionRowResponse> name="session">
        {(session) => (
          <RecordLink to="sessions" id={session.id}>
            {session.name}
          </RecordLink>
        )}
      </Column>
      <Column<StaffSessionRowResponse> name="store">{(session) => session.storeName}</Column>
      <Column<StaffSessionRowResponse> name="payer">{(session) => session.payerName}</Column>
      <Column<StaffSessionRowResponse> name="status">
        {(session) => (
          <>
            <StatusChip status={session.status} />
            {isUnderWay(session.status) ? (
              <LinearProgress
                variant="determinate"
                value={session.percent}
                aria-label={translate(`mi.status.${session.status}`)}
                sx={{ mt: 0.75, width: 110, borderRadius: 2 }}
              />
            ) : null}
          </>
        )}
      </Column>
      <Column<StaffSessionRowResponse> name="units" isNumber>
        {({ units }) => (units === null ? translate('mi.none') : format.number(units))}
      </Column>
      <Column<StaffSessionRowResponse> name="time" isNumber>
        {({ processingMs }) =>
          processingMs === null ? translate('mi.none') : format.seconds(processingMs)
        }
      </Column>
      <Column<StaffSessionRowResponse> name="date">
        {({ createdAt }) => format.moment(createdAt)}
      </Column>
    </RecordList>
  );
}
