import {
  staffOrdersList,
  staffStoresSessions,
  type StaffUserFileResponse,
} from '@miinventario/contracts/client';
import { useTranslate } from 'react-admin';
import { Card } from '../../ui/Card';
import { Fetched } from '../../ui/Fetched';
import { Grid } from '../../ui/Grid';
import { RecordLink } from '../../ui/RecordLink';
import { SessionTable } from '../../ui/SessionTable';
import { SimpleTable } from '../../ui/SimpleTable';
import { StatusChip } from '../../ui/StatusChip';
import { useApi } from '../../ui/use-api';
import { useFormat } from '../../ui/use-format';

const SHOWN = 8;

/** The stores, the latest sessions and the latest orders of a person. */
export function UserPlaces({ user }: { readonly user: StaffUserFileResponse }) {
  const translate = useTranslate();
  const format = useFormat();
  const of = { userId: user.id, limit: SHOWN };
  const sessions = useApi(['user-sessions', user.id], () => staffStoresSessions(of));
  const orders = useApi(['user-orders', user.id], () => staffOrdersList(of));
  const t = (name: string): string => translate(`mi.fields.${name}`);
  const titles = {
    stores: translate('mi.pages.stores.title'),
    sessions: translate('mi.users.latest_sessions'),
    orders: translate('mi.users.latest_orders'),
  };
  return (
    <>
      <Grid minWidth={420}>
        <Card title={titles.stores}>
          <SimpleTable
            label={titles.stores}
            empty={translate('mi.users.no_stores')}
            rows={user.memberships}
            keyOf={({ id }) => id}
            columns={[
              {
                title: t('name'),
                cell: ({ id, name }) => (
                  <RecordLink to="stores" id={id}>
                    {name}
                  </RecordLink>
                ),
              },
              { title: t('giro'), cell: ({ giro }) => giro },
              { title: t('role'), cell: ({ role }) => <StatusChip status={role} tone="quiet" /> },
            ]}
          />
        </Card>
      </Grid>
      <Grid minWidth={420}>
        <Card title={titles.sessions}>
          <Fetched query={sessions}>{({ items }) => <SessionTable rows={items} />}</Fetched>
        </Card>
        <Card title={titles.orders}>
          <Fetched query={orders}>
            {({ items }) => (
              <SimpleTable
                label={titles.orders}
                empty={translate('mi.users.no_orders')}
                rows={items}
                keyOf={({ id }) => id}
                columns={[
                  {
                    title: t('amount'),
                    cell: ({ id, amountCentavos }) => (
                      <RecordLink to="orders" id={id}>
                        {format.money(amountCentavos)}
                      </RecordLink>
                    ),
                  },
                  { title: t('status'), cell: ({ status }) => <StatusChip status={status} /> },
                  { title: t('date'), cell: ({ createdAt }) => format.moment(createdAt) },
                ]}
              />
            )}
          </Fetched>
        </Card>
      </Grid>
    </>
  );
}
