import type { StaffOrderFileResponse } from '@miinventario/contracts/client';
import { useTranslate } from 'react-admin';
import { Card } from '../../ui/Card';
import { Grid } from '../../ui/Grid';
import { SimpleTable } from '../../ui/SimpleTable';
import { StatusChip } from '../../ui/StatusChip';
import { useFormat } from '../../ui/use-format';

/** Refunds, disputes, and what the vendor told. */
export function OrderHistory({ order }: { readonly order: StaffOrderFileResponse }) {
  const translate = useTranslate();
  const format = useFormat();
  const t = (name: string): string => translate(`mi.fields.${name}`);
  const titles = {
    refunds: translate('mi.orders.refunds'),
    disputes: translate('mi.orders.disputes'),
    events: translate('mi.orders.events'),
  };
  return (
    <Grid minWidth={420}>
      <Card title={titles.refunds}>
        <SimpleTable
          label={titles.refunds}
          empty={translate('mi.orders.no_refunds')}
          rows={order.refunds}
          keyOf={({ id }) => id}
          columns={[
            { title: t('amount'), cell: (refund) => format.money(refund.amountCentavos) },
            { title: t('status'), cell: ({ status }) => <StatusChip status={status} /> },
            { title: t('reason'), cell: ({ reason }) => reason },
            { title: t('date'), cell: ({ createdAt }) => format.moment(createdAt) },
          ]}
        />
      </Card>
      <Card title={titles.disputes}>
        <SimpleTable
          label={titles.disputes}
          empty={translate('mi.orders.no_disputes')}
          rows={order.disputes}
          keyOf={({ createdAt }) => createdAt}
          columns={[
            { title: t('amount'), cell: (dispute) => format.money(dispute.amountCentavos) },
            { title: t('status'), cell: ({ state }) => <StatusChip status={state} /> },
            { title: t('date'), cell: ({ createdAt }) => format.moment(createdAt) },
          ]}
        />
      </Card>
      <Card title={titles.events}>
        <SimpleTable
          label={titles.events}
          empty={translate('mi.orders.no_events')}
          rows={order.events}
          keyOf={({ type, receivedAt }) => `${type} ${receivedAt}`}
          columns={[
            { title: t('event'), cell: ({ type }) => <code>{type}</code> },
            {
              title: t('outcome'),
              cell: ({ outcome }) => outcome ?? translate('mi.orders.not_worked'),
            },
            { title: t('date'), cell: ({ receivedAt }) => format.moment(receivedAt) },
          ]}
        />
      </Card>
    </Grid>
  );
}
