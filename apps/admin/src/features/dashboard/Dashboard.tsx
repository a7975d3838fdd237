import { dashboardRead } from '@miinventario/contracts/client';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { mexicoDay } from '../../lib/format';
import { Fetched } from '../../ui/Fetched';
import { Page } from '../../ui/Page';
import { useApi } from '../../ui/use-api';
import { AccuracyChart } from './AccuracyChart';
import { DashboardFigures } from './DashboardFigures';
import { DashboardTables } from './DashboardTables';
import { Funnel } from './Funnel';
import { MoneyChart, SessionsChart } from './DayCharts';
import { Grid } from '../../ui/Grid';

const SPANS = [7, 30, 90] as const;
/** Long enough to spare the database, short enough to watch a bad day. */
const FRESH_MS = 60_000;

/** How the business stands. */
export function Dashboard() {
  const translate = useTranslate();
  const [span, setSpan] = useState<number>(30);
  const to = mexicoDay(new Date());
  const from = mexicoDay(new Date(), span - 1);
  const query = useApi(['dashboard', from, to], () => dashboardRead({ from, to }), {
    everyMs: FRESH_MS,
  });
  return (
    <Page
      title={translate('mi.pages.dashboard.title')}
      subtitle={translate('mi.pages.dashboard.about')}
      actions={
        <ToggleButtonGroup
          exclusive
          size="small"
          value={span}
          aria-label={translate('mi.dashboard.span')}
          onChange={(_event, value: number | null) => {
            if (value !== null) setSpan(value);
          }}
          sx={{ bgcolor: 'background.paper' }}
        >
          {SPANS.map((days) => (
            <ToggleButton key={days} value={days} sx={{ px: 2 }}>
              {translate('mi.dashboard.days', { days })}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      }
    >
      <Fetched query={query}>
        {(data) => (
          <>
            <DashboardFigures data={data} />
            <Grid minWidth={420}>
              <MoneyChart days={data.days} />
              <SessionsChart days={data.days} />
            </Grid>
            <Grid minWidth={420}>
              <Funnel funnel={data.funnel} />
              <AccuracyChart />
            </Grid>
            <DashboardTables data={data} />
          </>
        )}
      </Fetched>
    </Page>
  );
}
