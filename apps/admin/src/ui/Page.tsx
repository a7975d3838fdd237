import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect, type ReactNode } from 'react';

/** A page: its heading, what may be done on it, and its content. */
export function Page({
  title,
  subtitle,
  actions,
  children,
}: {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · MiInventario`;
  }, [title]);
  return (
    <Box sx={{ px: { xs: 1, md: 3 }, py: { xs: 2, md: 3 }, maxWidth: 1360, width: '100%' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 2 }}>
        <Box sx={{ flex: 1, minWidth: 240 }}>
          <Typography variant="h1">{title}</Typography>
          {subtitle === undefined ? null : (
            <Box sx={{ color: 'text.secondary', mt: 0.5, fontSize: '0.95rem' }}>{subtitle}</Box>
          )}
        </Box>
        {actions}
      </Box>
      <Box sx={{ display: 'flex', flexDirection: 'column', gap: 2, '& > *': { minWidth: 0 } }}>
        {children}
      </Box>
    </Box>
  );
}
