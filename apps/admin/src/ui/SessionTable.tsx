import type { StaffSessionRowResponse } from '@miinventario/contracts/client';
import { useTranslate } from 'react-admin';
import { RecordLink } from './RecordLink';
import { SimpleTable } from './SimpleTable';
import { StatusChip } from './StatusChip';
import { useFormat } from './use-format';

/** The latest sessions of a person or a store. */
export function SessionTable({ rows }: { readonly rows: readonly StaffSessionRowResponse[] }) {
  const translate = useTranslate();
  const format = useFormat();
  const t = (name: string): string => translate(`mi.fields.${name}`);
  return (
    <SimpleTable
      label={translate('mi.users.latest_sessions')}
      empty={translate('mi.users.no_sessions')}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t('session'),
          cell: ({ id, name }) => (
            <RecordLink to="sessions" id={id}>
              {name}
            </RecordLink>
          ),
        },
        { title: t('status'), cell: ({ status }) => <StatusChip status={status} /> },
        {
          title: t('units'),
          isNumber: true,
          cell: ({ units }) => (units === null ? translate('mi.none') : format.number(units)),
        },
        { title: t('date'), cell: ({ createdAt }) => format.moment(createdAt) },
      ]}
    />
  );
}
