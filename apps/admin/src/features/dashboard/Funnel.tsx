import type { DashboardFunnelResponse } from '@miinventario/contracts/client';
import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { Card } from '../../ui/Card';
import { useFormat } from '../../ui/use-format';
import { useTokens } from '../../ui/use-tokens';
import { shareOf } from './dashboard.model';

/** From who registered to who got a report to who bought. */
export function Funnel({ funnel }: { readonly funnel: DashboardFunnelResponse }) {
  const translate = useTranslate();
  const format = useFormat();
  const color = useTokens();
  const { registered, reported, purchased } = funnel;
  const steps = [
    { name: 'registered', count: registered, fill: color.accent },
    { name: 'reported', count: reported, fill: color.high },
    { name: 'purchased', count: purchased, fill: color.primary },
  ];
  return (
    <Card title={translate('mi.dashboard.funnel')}>
      <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 2.25 }}>
        {steps.map(({ name, count, fill }) => {
          const share = shareOf(count, registered);
          return (
            <Box component="li" key={name}>
              <Box sx={{ display: 'flex', alignItems: 'baseline', mb: 0.5 }}>
                <Box sx={{ flex: 1 }}>{translate(`mi.dashboard.funnel_${name}`)}</Box>
                <Box sx={{ fontWeight: 700, fontVariantNumeric: 'tabular-nums' }}>
                  {format.number(count)}
                </Box>
                <Box sx={{ width: 72, textAlign: 'right', color: 'text.secondary' }}>
                  {format.percent(share)}
                </Box>
              </Box>
              <Box sx={{ height: 14, borderRadius: 7, bgcolor: color.sunken, overflow: 'hidden' }}>
                <Box sx={{ height: '100%', width: `${share * 100}%`, bgcolor: fill }} />
              </Box>
            </Box>
          );
        })}
      </Box>
    </Card>
  );
}
