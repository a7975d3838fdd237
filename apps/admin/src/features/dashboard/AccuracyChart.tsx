import { truthAccuracy } from '@miinventario/contracts/client';
import Typography from '@mui/material/Typography';
import { useTranslate } from 'react-admin';
import { CartesianGrid, Legend, Line, LineChart, Tooltip, XAxis, YAxis } from 'recharts';
import { Card } from '../../ui/Card';
import { Fetched } from '../../ui/Fetched';
import { useApi } from '../../ui/use-api';
import { useFormat } from '../../ui/use-format';
import { ChartFrame } from './ChartFrame';
import { accuracyByWeek } from './dashboard.model';
import { useChartStyle } from './use-chart-style';

const WEEKS = 12;

/** The axis begins a little below the worst week, at a round figure. */
function lowestShown(worst: number): number {
  return Math.max(0, Math.floor((worst - 5) / 10) * 10);
}

/** How true the counts of each provider were, by what shops have confirmed. */
export function AccuracyChart() {
  const translate = useTranslate();
  const format = useFormat();
  const { color, grid, axis, tooltip, legend, dayLabel } = useChartStyle();
  const query = useApi(['accuracy', WEEKS], () => truthAccuracy({ weeks: WEEKS }));
  const strokes = [color.primary, color.accent, color.low, color.onInfoSoft];
  return (
    <Card title={translate('mi.dashboard.accuracy_chart')}>
      <Fetched query={query}>
        {({ items }) => {
          const { providers, weeks } = accuracyByWeek(items);
          if (weeks.length === 0) {
            return (
              <Typography sx={{ color: 'text.secondary' }}>
                {translate('mi.dashboard.no_accuracy')}
              </Typography>
            );
          }
          return (
            <ChartFrame summary={translate('mi.dashboard.accuracy_chart')}>
              <LineChart data={[...weeks]} accessibilityLayer={false}>
                <CartesianGrid {...grid} />
                <XAxis
                  dataKey="week"
                  {...axis}
                  tickFormatter={(week: string) => format.dayName(week)}
                />
                <YAxis {...axis} width={48} domain={[lowestShown, 100]} unit=" %" />
                <Tooltip {...tooltip} labelFormatter={dayLabel} />
                <Legend {...legend} />
                {providers.map((provider, index) => (
                  <Line
                    key={provider}
                    dataKey={provider}
                    name={translate(`mi.provider.${provider}`, { _: provider })}
                    unit=" %"
                    stroke={strokes[index % strokes.length] ?? color.primary}
                    strokeWidth={2}
                    connectNulls
                    isAnimationActive={false}
                  />
                ))}
              </LineChart>
            </ChartFrame>
          );
        }}
      </Fetched>
    </Card>
  );
}
