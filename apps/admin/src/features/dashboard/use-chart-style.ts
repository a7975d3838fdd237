import { createElement, type ReactNode } from 'react';
import { useFormat } from '../../ui/use-format';
import { useTokens } from '../../ui/use-tokens';

/** What all charts of the panel share: quiet axes, and a box with the figures under the pointer. */
export function useChartStyle() {
  const color = useTokens();
  const format = useFormat();
  return {
    color,
    grid: { stroke: color.border, vertical: false },
    axis: {
      tick: { fill: color.inkMuted },
      tickLine: false,
      axisLine: false,
      minTickGap: 24,
    },
    tooltip: {
      contentStyle: {
        backgroundColor: color.surface,
        border: `1px solid ${color.border}`,
        borderRadius: 10,
        color: color.ink,
      },
      labelStyle: { color: color.inkMuted, fontWeight: 600 },
      itemStyle: { color: color.ink },
      cursor: { fill: color.sunken, stroke: color.border },
    },
    dayLabel: (day: ReactNode): string => (typeof day === 'string' ? format.dayName(day) : ''),
    legend: {
      iconType: 'circle',
      iconSize: 9,
      // Beside its dot, a name needs no colour of its own, which might be too faint to read.
      formatter: (name: unknown) =>
        createElement('span', { style: { color: color.ink } }, String(name)),
    } as const,
  };
}
