import type { DashboardResponse } from '@miinventario/contracts/client';
import { useTranslate } from 'react-admin';
import { Card } from '../../ui/Card';
import { Grid } from '../../ui/Grid';
import { SimpleTable } from '../../ui/SimpleTable';
import { useFormat } from '../../ui/use-format';

/** Providers and queues, line by line. */
export function DashboardTables({ data }: { readonly data: DashboardResponse }) {
  const translate = useTranslate();
  const format = useFormat();
  const none = translate('mi.none');
  const t = (name: string): string => translate(`mi.fields.${name}`);
  const titles = {
    providers: translate('mi.dashboard.providers'),
    queues: translate('mi.dashboard.queues'),
  };
  return (
    <Grid minWidth={420}>
      <Card title={titles.providers}>
        <SimpleTable
          label={titles.providers}
          empty={translate('mi.dashboard.no_reports')}
          rows={data.providers}
          keyOf={({ provider }) => provider}
          columns={[
            {
              title: t('provider'),
              cell: ({ provider }) => translate(`mi.provider.${provider}`, { _: provider }),
            },
            { title: t('reports'), isNumber: true, cell: (row) => format.number(row.sessions) },
            { title: t('units'), isNumber: true, cell: (row) => format.number(row.units) },
            {
              title: t('confidence'),
              isNumber: true,
              cell: ({ confidence }) => (confidence === null ? none : format.percent(confidence)),
            },
            { title: t('cost'), isNumber: true, cell: (row) => format.usd(row.costMicroUsd) },
            {
              title: t('p95'),
              isNumber: true,
              cell: ({ latencyP95Ms }) =>
                latencyP95Ms === null ? none : format.seconds(latencyP95Ms),
            },
          ]}
        />
      </Card>
      <Card title={titles.queues}>
        <SimpleTable
          label={titles.queues}
          empty={none}
          rows={data.queues}
          keyOf={({ name }) => name}
          columns={[
            {
              title: t('queue'),
              cell: ({ name }) => translate(`mi.queue.${name}`, { _: name }),
            },
            { title: t('jobs'), isNumber: true, cell: ({ depth }) => format.number(depth) },
          ]}
        />
      </Card>
    </Grid>
  );
}
