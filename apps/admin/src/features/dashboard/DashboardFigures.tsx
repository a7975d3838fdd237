import type { DashboardResponse } from '@miinventario/contracts/client';
import { useTranslate } from 'react-admin';
import { Figure } from '../../ui/Figure';
import { Grid } from '../../ui/Grid';
import { useFormat } from '../../ui/use-format';
import { sumOf } from './dashboard.model';

/** The figures that one looks at first. */
export function DashboardFigures({ data }: { readonly data: DashboardResponse }) {
  const translate = useTranslate();
  const format = useFormat();
  const { totals, days, speed, queues } = data;
  const waiting = queues.reduce((sum, { depth }) => sum + depth, 0);
  const percent = totals.marginPercent;
  return (
    <Grid minWidth={165}>
      <Figure
        isProud
        label={translate('mi.dashboard.sales')}
        value={format.roundMoney(totals.salesCentavos)}
        note={translate('mi.dashboard.orders', { smart_count: sumOf(days, 'orders') })}
      />
      <Figure
        label={translate('mi.dashboard.margin')}
        value={format.roundMoney(totals.marginCentavos)}
        note={
          percent === null
            ? translate('mi.dashboard.no_revenue')
            : translate('mi.dashboard.margin_of', { percent: format.percent(percent / 100) })
        }
      />
      <Figure
        label={translate('mi.dashboard.cost')}
        value={format.money(totals.costCentavos)}
        note={translate('mi.dashboard.revenue', { money: format.money(totals.revenueCentavos) })}
      />
      <Figure
        label={translate('mi.dashboard.reports')}
        value={format.number(sumOf(days, 'ready'))}
        note={translate('mi.dashboard.failed', { smart_count: sumOf(days, 'failed') })}
      />
      <Figure
        label={translate('mi.dashboard.speed')}
        value={speed.p95Ms === null ? translate('mi.none') : format.seconds(speed.p95Ms)}
        note={
          speed.p50Ms === null
            ? translate('mi.dashboard.no_reports')
            : translate('mi.dashboard.half', { time: format.seconds(speed.p50Ms) })
        }
      />
      <Figure
        label={translate('mi.dashboard.queue')}
        value={format.number(waiting)}
        note={translate('mi.dashboard.running', { smart_count: speed.running })}
      />
    </Grid>
  );
}
