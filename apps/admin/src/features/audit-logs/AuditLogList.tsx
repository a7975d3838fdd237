import type { AuditLogResponse } from '@miinventario/contracts/client';
import { BooleanInput, TextInput, useTranslate } from 'react-admin';
import { Column } from '../../ui/Column';
import { RecordLink } from '../../ui/RecordLink';
import { RecordList } from '../../ui/RecordList';
import { useFormat } from '../../ui/use-format';
import { AuditLogDetail } from './AuditLogDetail';

/** Who did what, when and why. */
export function AuditLogList() {
  const translate = useTranslate();
  const format = useFormat();
  const filters = [
    <TextInput key="action" source="action" label={translate('mi.audit.action')} alwaysOn />,
    <TextInput
      key="target"
      source="target"
      label={translate('mi.audit.target')}
      alwaysOn
      sx={{ minWidth: 260 }}
    />,
    <TextInput
      key="userId"
      source="userId"
      label={translate('mi.audit.userId')}
      alwaysOn
      sx={{ minWidth: 260 }}
    />,
    <BooleanInput key="looks" source="looks" label={translate('mi.audit.looks')} alwaysOn />,
  ];
  return (
    <RecordList name="audit-logs" filters={filters}>
      <Column<AuditLogResponse> name="date">{(row) => format.moment(row.createdAt)}</Column>
      <Column<AuditLogResponse> name="who">
        {({ userId, userName, actor }) =>
          userId === null || userName === null ? (
            translate(`mi.actor.${actor}`, { _: actor })
          ) : (
            <RecordLink to="users" id={userId}>
              {userName}
            </RecordLink>
          )
        }
      </Column>
      <Column<AuditLogResponse> name="action">
        {({ action }) => translate(`mi.action.${action}`, { _: action })}
      </Column>
      <Column<AuditLogResponse> name="target">{({ target }) => <code>{target}</code>}</Column>
      <Column<AuditLogResponse> name="reason">
        {({ reason }) => reason ?? translate('mi.none')}
      </Column>
      <Column<AuditLogResponse> name="change">{(row) => <AuditLogDetail row={row} />}</Column>
    </RecordList>
  );
}
