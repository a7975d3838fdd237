import Box from '@mui/material/Box';
import type { ReactElement } from 'react';
import { ResponsiveContainer } from 'recharts';

const HEIGHT = 250;

/** A chart for the eye, with a sentence for whoever cannot see it. */
export function ChartFrame({
  summary,
  children,
}: {
  readonly summary: string;
  readonly children: ReactElement;
}) {
  return (
    <Box role="img" aria-label={summary} sx={{ height: HEIGHT, fontSize: '0.8rem', ml: -1 }}>
      <ResponsiveContainer width="100%" height="100%">
        {children}
      </ResponsiveContainer>
    </Box>
  );
}
