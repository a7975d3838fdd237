import MuiCard from '@mui/material/Card';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** A titled box of a page; `aside` stands at the end of the title's line. */
export function Card({
  title,
  aside,
  children,
}: {
  readonly title?: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <MuiCard component="section" sx={{ p: 2.5 }}>
      {title === undefined ? null : (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1.5 }}>
          <Typography variant="h2" sx={{ flex: 1 }}>
            {title}
          </Typography>
          {aside}
        </Box>
      )}
      {children}
    </MuiCard>
  );
}
