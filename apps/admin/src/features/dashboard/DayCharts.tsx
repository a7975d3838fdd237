import type { DashboardDayResponse } from '@miinventario/contracts/client';
import { useTranslate } from 'react-admin';
import {
  Area,
  Bar,
  BarChart,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { Card } from '../../ui/Card';
import { useFormat } from '../../ui/use-format';
import { ChartFrame } from './ChartFrame';
import { sumOf } from './dashboard.model';
import { useChartStyle } from './use-chart-style';

/** 100 pesos: below it the axis would show the same figure twice. */
const LOWEST_TOP = 10_000;

interface Days {
  readonly days: readonly DashboardDayResponse[];
}

/** Sales, earned revenue and cost, day by day. */
export function MoneyChart({ days }: Days) {
  const translate = useTranslate();
  const format = useFormat();
  const { color, grid, axis, tooltip, legend, dayLabel } = useChartStyle();
  const money = (value: unknown): string => format.roundMoney(Number(value));
  return (
    <Card title={translate('mi.dashboard.money_chart')}>
      <ChartFrame summary={translate('mi.dashboard.money_chart')}>
        <ComposedChart data={[...days]} accessibilityLayer={false}>
          <CartesianGrid {...grid} />
          <XAxis dataKey="day" {...axis} tickFormatter={(day: string) => format.dayName(day)} />
          <YAxis
            {...axis}
            width={72}
            tickFormatter={money}
            domain={[0, (highest: number) => Math.max(highest, LOWEST_TOP)]}
          />
          <Tooltip
            {...tooltip}
            labelFormatter={dayLabel}
            formatter={(value) => format.money(Number(value))}
          />
          <Legend {...legend} />
          <Area
            dataKey="salesCentavos"
            name={translate('mi.dashboard.sales')}
            type="monotone"
            stroke={color.primary}
            fill={color.primary}
            fillOpacity={0.12}
            strokeWidth={2}
            isAnimationActive={false}
          />
          <Line
            dataKey="revenueCentavos"
            name={translate('mi.dashboard.earned')}
            type="monotone"
            stroke={color.accent}
            strokeWidth={2}
            dot={false}
            isAnimationActive={false}
          />
          <Line
            dataKey="costCentavos"
            name={translate('mi.dashboard.cost')}
            type="monotone"
            stroke={color.low}
            strokeWidth={2}
            strokeDasharray="4 4"
            dot={false}
            isAnimationActive={false}
          />
        </ComposedChart>
      </ChartFrame>
    </Card>
  );
}

/** Reports that were finished and sessions that failed, day by day. */
export function SessionsChart({ days }: Days) {
  const translate = useTranslate();
  const format = useFormat();
  const { color, grid, axis, tooltip, legend, dayLabel } = useChartStyle();
  const summary = translate('mi.dashboard.sessions_summary', {
    ready: sumOf(days, 'ready'),
    failed: sumOf(days, 'failed'),
  });
  return (
    <Card title={translate('mi.dashboard.sessions_chart')}>
      <ChartFrame summary={summary}>
        <BarChart data={[...days]} accessibilityLayer={false}>
          <CartesianGrid {...grid} />
          <XAxis dataKey="day" {...axis} tickFormatter={(day: string) => format.dayName(day)} />
          <YAxis {...axis} width={40} allowDecimals={false} />
          <Tooltip {...tooltip} labelFormatter={dayLabel} />
          <Legend {...legend} />
          <Bar
            dataKey="ready"
            name={translate('mi.dashboard.ready_bar')}
            stackId="sessions"
            fill={color.primary}
            isAnimationActive={false}
          />
          <Bar
            dataKey="failed"
            name={translate('mi.dashboard.failed_bar')}
            stackId="sessions"
            fill={color.low}
            radius={[4, 4, 0, 0]}
            isAnimationActive={false}
          />
        </BarChart>
      </ChartFrame>
    </Card>
  );
}
