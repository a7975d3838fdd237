import type { ReportItemResponse, SessionCostResponse } from '@miinventario/contracts/client';
import { useTranslate } from 'react-admin';
import { Card } from '../../ui/Card';
import { Grid } from '../../ui/Grid';
import { SimpleTable } from '../../ui/SimpleTable';
import { StatusChip } from '../../ui/StatusChip';
import { useFormat } from '../../ui/use-format';

/** The lines of the report, and what the session cost us. */
export function SessionTables({
  items,
  costs,
}: {
  readonly items: readonly ReportItemResponse[];
  readonly costs: readonly SessionCostResponse[];
}) {
  const translate = useTranslate();
  const format = useFormat();
  const t = (name: string): string => translate(`mi.fields.${name}`);
  const titles = { items: translate('mi.sessions.items'), costs: translate('mi.sessions.costs') };
  return (
    <Grid minWidth={420}>
      <Card title={titles.items}>
        <SimpleTable
          label={titles.items}
          empty={translate('mi.sessions.no_items')}
          rows={items}
          keyOf={({ id }) => id}
          columns={[
            { title: t('product'), cell: ({ name }) => name },
            { title: t('units'), isNumber: true, cell: (item) => format.number(item.quantity) },
            { title: t('confidence'), cell: ({ level }) => <StatusChip status={level} /> },
            {
              title: t('reviewed'),
              cell: ({ reviewed }) => translate(reviewed ? 'mi.yes' : 'mi.no'),
            },
          ]}
        />
      </Card>
      <Card title={titles.costs}>
        <SimpleTable
          label={titles.costs}
          empty={translate('mi.sessions.no_costs')}
          rows={costs}
          keyOf={(_cost, index) => String(index)}
          columns={[
            { title: t('kind'), cell: ({ kind }) => translate(`mi.cost.${kind}`) },
            {
              title: t('provider'),
              cell: ({ provider, model }) =>
                [translate(`mi.provider.${provider}`, { _: provider }), model]
                  .filter(Boolean)
                  .join(' · '),
            },
            { title: t('cost'), isNumber: true, cell: (row) => format.usd(row.costMicroUsd) },
            {
              title: t('time'),
              isNumber: true,
              cell: ({ latencyMs }) =>
                latencyMs === null ? translate('mi.none') : format.seconds(latencyMs),
            },
          ]}
        />
      </Card>
    </Grid>
  );
}
